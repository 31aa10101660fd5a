package org.celeryresults.rest.retention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.rest.answer.Json;
import org.celeryresults.rest.answer.StateTag;
import org.celeryresults.rest.request.Fields;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.RetentionRule;
import org.celeryresults.store.Columns;
import org.jspecify.annotations.Nullable;

/** All rules in their order, as they are sent and shown: {@code {"rules": […]}}. */
final class RulesDocument {
  private static final String RULES = "rules";
  private static final String STATUS = "status";
  private static final String TASK_NAME = "task_name";
  private static final String KEEP_FOR = "keep_for";

  private RulesDocument() {}

  static List<RetentionRule> of(Fields fields) {
    return fields.only(Set.of(RULES)).objects(RULES).stream().map(RulesDocument::rule).toList();
  }

  static StateTag tag(List<RetentionRule> rules) {
    return new StateTag(Json.of(Map.of(RULES, rules.stream().map(RulesDocument::json).toList())));
  }

  private static RetentionRule rule(Fields fields) {
    fields.only(Set.of(STATUS, TASK_NAME, KEEP_FOR));
    String keepFor = fields.path(KEEP_FOR);
    Expires keep = Expires.parse(keepFor, Columns.given(keepFor, fields.duration(KEEP_FOR)));
    try {
      return RetentionRule.of(fields.text(STATUS), fields.text(TASK_NAME), keep);
    } catch (InvalidValueException e) {
      throw e.named(fields.path(e.field()));
    }
  }

  private static Map<String, @Nullable Object> json(RetentionRule rule) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(STATUS, rule.status().orElse(null));
    json.put(TASK_NAME, rule.taskName().orElse(null));
    json.put(KEEP_FOR, rule.keep().toString());
    return json;
  }
}
