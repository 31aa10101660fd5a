package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The values of PyYAML's SafeConstructor, and its refusals. */
final class YamlConstructor extends SafeConstructor {
  private final Budget budget;

  YamlConstructor(LoaderOptions options, Budget budget) {
    super(options);
    this.budget = budget;
    yamlConstructors.put(Tag.INT, scalar(YamlScalars::integer));
    yamlConstructors.put(Tag.FLOAT, scalar(YamlScalars::floating));
    yamlConstructors.put(Tag.TIMESTAMP, scalar(YamlScalars::moment));
    yamlConstructors.put(Tag.BINARY, scalar(text -> Base64.getMimeDecoder().decode(text)));
    yamlConstructors.put(Tag.OMAP, new PairsConstruct());
    yamlConstructors.put(Tag.PAIRS, new PairsConstruct());
  }

  /** Merged mappings (the key {@code <<}) are copies: they cost what they hold. */
  @Override
  protected void flattenMapping(MappingNode node, boolean forceStringKeys) {
    super.flattenMapping(node, forceStringKeys);
    budget.spend(node.getValue().size());
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode)) {
        throw new MalformedPayloadException("a key that can't be hashed");
      }
    }
  }

  private AbstractConstruct scalar(Function<String, Object> reader) {
    return new AbstractConstruct() {
      @Override
      public Object construct(Node node) {
        if (node instanceof ScalarNode scalar) {
          return reader.apply(constructScalar(scalar));
        }
        throw new MalformedPayloadException("expected a scalar for " + node.getTag());
      }
    };
  }

  /** Ordered maps: lists of pairs in Python. */
  private final class PairsConstruct extends AbstractConstruct {
    @Override
    public Object construct(Node node) {
      List<@Nullable Object> pairs = new ArrayList<>();
      if (!(node instanceof SequenceNode sequence)) {
        throw new MalformedPayloadException("expected a sequence for " + node.getTag());
      }
      for (Node item : sequence.getValue()) {
        if (!(item instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
          throw new MalformedPayloadException("expected a single pair in " + node.getTag());
        }
        NodeTuple pair = mapping.getValue().get(0);
        pairs.add(
            PythonTuple.of(
                constructObject(pair.getKeyNode()), constructObject(pair.getValueNode())));
      }
      return pairs;
    }
  }
}
