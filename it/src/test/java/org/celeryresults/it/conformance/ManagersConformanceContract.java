package org.celeryresults.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.celeryresults.it.conformance.Expected.plain;

import jakarta.ejb.EJB;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.celeryresults.chord.ChordCounter;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.LiveGroup;
import org.celeryresults.group.LiveResult;
import org.celeryresults.group.LiveTask;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.junit.jupiter.api.Test;

/** Every task, group and chord counter of real workers: the managers answer as Python does. */
public abstract class ManagersConformanceContract {

  /**
   * Where ours differs on purpose: case and property to the reason. docs/compatibility.md has a row
   * for each. A difference that is not here fails, and so does one that is no difference any more.
   */
  private static final Map<String, String> DIFFERENCES = Map.of();

  /**
   * Properties that say nothing of the row: the case's name, what the DjangoConformance…IT
   * compares, what only repeats (info is result), and what Python itself doesn't find in these
   * tables (null for every task).
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "case",
          "serializer",
          "http",
          "http_foreign",
          "info",
          "meta_keys",
          "name",
          "queue",
          "retries",
          "parent",
          "restore");

  @EJB protected TaskResultManager tasks;
  @EJB protected GroupResultManager groups;
  @EJB protected ChordManager chords;

  private final Supplier<JsonObject> answers;
  private final List<String> wrong = new ArrayList<>();
  private final Set<String> differences = new LinkedHashSet<>();

  protected ManagersConformanceContract(Fixture fixture) {
    this(() -> Expected.read(fixture));
  }

  /** Compares with these answers of Python's, in the fixtures' form. */
  protected ManagersConformanceContract(Supplier<JsonObject> answers) {
    this.answers = answers;
  }

  @Test
  void every_task_answers_as_python_does() {
    JsonObject python = answers.get().getJsonObject("tasks");
    assertThat(python).isNotEmpty();
    python.forEach((id, task) -> compare("task " + id, task.asJsonObject(), task(id, task)));
    assertThat(wrong).isEmpty();
    assertThat(differences).isEqualTo(DIFFERENCES.keySet());
  }

  @Test
  void every_group_answers_as_python_does() {
    JsonObject python = answers.get().getJsonObject("groups");
    assertThat(python).isNotEmpty();
    python.forEach((id, group) -> compare("group " + id, group.asJsonObject(), group(id, group)));
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_chord_counter_answers_as_python_does() {
    JsonArray python = answers.get().getJsonArray("chord_counters");
    assertThat(python).isNotEmpty();
    for (JsonObject chord : python.getValuesAs(JsonObject.class)) {
      String id = chord.getString("group_id");
      compare("chord " + id, chord, chord(id));
    }
    assertThat(wrong).isEmpty();
  }

  private void compare(String name, JsonObject python, Map<String, Object> ours) {
    Set<String> forgotten = new LinkedHashSet<>(python.keySet());
    forgotten.removeAll(ours.keySet());
    forgotten.removeAll(ELSEWHERE);
    if (!forgotten.isEmpty() && !isUnsaved(ours)) {
      wrong.add("%s: not compared: %s".formatted(name, forgotten));
    }
    ours.forEach(
        (property, value) -> {
          Object theirs = plain(python.getOrDefault(property, JsonValue.NULL));
          String difference = caseOf(python) + ": " + property;
          boolean same = Objects.equals(value, theirs);
          if (!same) {
            differences.add(difference);
          }
          if (same == DIFFERENCES.containsKey(difference)) {
            wrong.add("%s, %s: Python %s, ours %s".formatted(name, difference, theirs, value));
          }
        });
  }

  /** A group that was never saved has nothing to compare but that. */
  private static boolean isUnsaved(Map<String, Object> ours) {
    return ours.equals(Map.of("row_exists", false));
  }

  private static String caseOf(JsonObject python) {
    return python.get("case") instanceof JsonString text ? text.getString() : "";
  }

  private Map<String, Object> task(String id, JsonValue python) {
    TaskResult task = tasks.getTask(id);
    Map<?, ?> result = (Map<?, ?>) plain(python.asJsonObject().get("result"));
    Map<String, Object> ours = new LinkedHashMap<>();
    ours.put("row_exists", task.isStored());
    ours.put("state", task.status());
    ours.put("ready", task.isReady());
    ours.put("successful", task.isSuccessful());
    ours.put("failed", task.isFailed());
    ours.put("result", Shown.result(task, result));
    ours.put("traceback", task.traceback());
    ours.put("children", children(task, python.asJsonObject()));
    ours.put("args", Shown.map("json", Shown.normal(task.arguments().value())));
    ours.put("kwargs", Shown.map("json", Shown.normal(task.keywordArguments().value())));
    ours.put("worker", task.worker());
    ours.put("date_done", date(task, python.asJsonObject()));
    ours.put("meta_extra", Shown.map("json", Shown.normal(task.details().own())));
    return ours;
  }

  /** In Python's form: an object with id, type and tuple, or the stored tuple as it is. */
  private static Object children(TaskResult task, JsonObject python) {
    if (python.get("children") == JsonValue.NULL) {
      return task.isStored() ? task.details().children() : null;
    }
    List<Object> ours = new ArrayList<>();
    List<Object> tuples = Shown.tuples(task.details().children());
    for (int i = 0; i < tuples.size(); i++) {
      JsonObject like = python.getJsonArray("children").getJsonObject(i);
      boolean group = task.details().children().get(i).isGroup();
      ours.add(
          like.containsKey("raw")
              ? Shown.map("raw", tuples.get(i))
              : Shown.map(
                  "id", task.details().children().get(i).id(),
                  "type", group ? "GroupResult" : "AsyncResult",
                  "as_tuple", tuples.get(i)));
    }
    return ours;
  }

  /** Python's own text when it is the same instant, to the microsecond. */
  private static Object date(TaskResult task, JsonObject python) {
    if (task.dateDone() == null || python.isNull("date_done")) {
      return task.dateDone();
    }
    String text = python.getString("date_done");
    return OffsetDateTime.parse(text).toInstant().equals(task.dateDone()) ? text : task.dateDone();
  }

  private Map<String, Object> group(String id, JsonValue python) {
    Optional<LiveGroup> saved = groups.status(id);
    Map<String, Object> ours = new LinkedHashMap<>();
    ours.put("row_exists", saved.isPresent());
    saved.ifPresent(
        group -> {
          ours.put("as_tuple", Shown.normal(group.tuple().toValue()));
          ours.put("children", group.results().stream().map(m -> member(m)).toList());
          ours.put("ready", group.ready());
          ours.put("successful", group.successful());
          ours.put("failed", group.failed());
          ours.put("waiting", group.waiting());
          ours.put(
              "completed_count", BigDecimal.valueOf(group.completedCount()).stripTrailingZeros());
          ours.put("join", Joined.of(group, plain(python.asJsonObject().get("join"))));
        });
    return ours;
  }

  private static Object member(LiveResult member) {
    return member instanceof LiveTask task
        ? Shown.map("id", task.id(), "type", "AsyncResult", "state", task.task().status())
        : Shown.map("id", member.id(), "type", "GroupResult", "state", NO_STATE);
  }

  /** Python's group has no state; it says so by raising. */
  private static final Map<String, Object> NO_STATE =
      Shown.map(
          "raises",
          Shown.map(
              "class", "builtins.AttributeError",
              "str", "\"'GroupResult' object has no attribute 'state'\""));

  private Map<String, Object> chord(String id) {
    ChordCounter counter = chords.findChord(id).orElseThrow();
    List<Object> members =
        chords.groupResult(id).orElseThrow().results().stream()
            .map(LiveTask.class::cast)
            .<Object>map(m -> Shown.map("id", m.id(), "state", m.task().status()))
            .toList();
    return Shown.map(
        "group_id", counter.groupId(),
        "count", BigDecimal.valueOf(counter.count()).stripTrailingZeros(),
        "sub_tasks", Shown.tuples(counter.members()),
        "members", members);
  }
}
