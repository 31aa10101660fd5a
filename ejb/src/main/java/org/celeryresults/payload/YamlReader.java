package org.celeryresults.payload;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.representer.Representer;

/** YAML 1.1 as PyYAML's {@code safe_load} reads it: plain values only, any other tag is refused. */
final class YamlReader {
  /** The parser is recursive; PyYAML's gives up at a similar depth. */
  private static final int DEEPEST = 400;

  private YamlReader() {}

  static @Nullable Object read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(DEEPEST);
    // Python writes an alias for each object that it meets again; ValueLimits bounds what they
    // cost.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    DumperOptions unused = new DumperOptions();
    YamlConstructor constructor =
        new YamlConstructor(options, new Budget(ValueLimits.budget(text.length())));
    Yaml yaml = new Yaml(constructor, new Representer(unused), unused, options, new YamlResolver());
    Object value = yaml.load(text);
    return ValueLimits.check(value, text.length());
  }
}
