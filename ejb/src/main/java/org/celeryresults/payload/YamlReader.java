package org.celeryresults.payload;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/** YAML 1.1 as PyYAML's {@code safe_load} reads it: plain values only, any other tag is refused. */
final class YamlReader {
  /** The parser is recursive; PyYAML's gives up at a similar depth. */
  private static final int DEEPEST = 400;

  /** Copies of keys by {@code <<}, which Python's dump never writes. */
  private static final long MERGED_KEYS = 100_000;

  private YamlReader() {}

  static @Nullable Object read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(DEEPEST);
    options.setWarnOnDuplicateKeys(false);
    // Python writes an alias for each object that it meets again; ValueLimits bounds what they
    // cost.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    Budget budget = new Budget(MERGED_KEYS + text.length());
    YamlConstructor constructor = new YamlConstructor(options, budget);
    Parser parser = new ParserImpl(new YamlText(text), options);
    constructor.setComposer(new Composer(parser, new YamlResolver(), options));
    Object value = constructor.getSingleData(Object.class);
    return ValueLimits.check(value, text.length());
  }
}
