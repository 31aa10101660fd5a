package org.celeryresults.rest.chord;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.celeryresults.chord.ChordProgress;
import org.celeryresults.chord.ChordSummary;
import org.celeryresults.chord.StuckChord;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.celeryresults.rest.group.GroupJson;
import org.jspecify.annotations.Nullable;

/** Chords as JSON; names as in the tables, times in UTC. */
final class ChordJson {
  private static final String GROUP_ID = "group_id";
  private static final String REMAINING = "remaining";

  private ChordJson() {}

  /** A line of the list of those that wait. */
  static Map<String, @Nullable Object> summary(ChordSummary chord) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(GROUP_ID, chord.groupId());
    json.put(REMAINING, (long) chord.remaining());
    json.put("size", number(chord.size()));
    json.put("first_seen", text(chord.firstSeen()));
    return json;
  }

  /** A line of the list of those that are stuck. */
  static Map<String, @Nullable Object> stuck(StuckChord chord) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(GROUP_ID, chord.groupId());
    json.put(REMAINING, (long) chord.remaining());
    json.put("since", text(chord.since()));
    return json;
  }

  /** How far it is, its members in their order, and what listeners are told. */
  static Map<String, @Nullable Object> progress(ChordProgress chord) {
    Map<String, @Nullable Object> json =
        count(chord.groupId(), chord.remaining(), chord.size(), chord.firstSeen());
    json.put("states", states(chord.header()));
    json.put("members", GroupJson.members(chord.header()));
    json.put("completions", chord.completions().stream().map(CompletionJson::of).toList());
    return json;
  }

  /** How far it is: that alone is known of one whose header can't be read. */
  static Map<String, @Nullable Object> count(
      String groupId, int remaining, Optional<Integer> size, Optional<Instant> firstSeen) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(GROUP_ID, groupId);
    json.put("state", remaining == 0 ? "COMPLETE" : "WAITING");
    json.put("size", number(size.orElse(null)));
    json.put(REMAINING, (long) remaining);
    json.put("returned", number(size.map(all -> all - remaining).orElse(null)));
    json.put("first_seen", text(firstSeen.orElse(null)));
    return json;
  }

  /** What a call did to a chord. */
  static Map<String, @Nullable Object> effect(String groupId, String effect) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(GROUP_ID, groupId);
    json.put("effect", effect);
    return json;
  }

  /** How many tasks are in each state, those of nested groups too. */
  private static Map<String, Long> states(LiveGroup group) {
    Map<String, Long> states = new TreeMap<>();
    count(group, states);
    return states;
  }

  private static void count(LiveGroup group, Map<String, Long> states) {
    for (LiveResult member : group.results()) {
      if (member instanceof LiveGroup nested) {
        count(nested, states);
      } else if (member instanceof LiveTask task) {
        states.merge(task.task().status(), 1L, Long::sum);
      }
    }
  }

  private static @Nullable Long number(@Nullable Integer number) {
    return number == null ? null : Long.valueOf(number);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
