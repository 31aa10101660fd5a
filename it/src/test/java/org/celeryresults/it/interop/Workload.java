package org.celeryresults.it.interop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.task.TaskResultManager;

/**
 * All that Celery can do, done by workers of every serializer while Java reads.
 *
 * @param answers what Python says of every row in the end, in the fixtures' form
 * @param reader what Java saw meanwhile
 */
record Workload(JsonObject answers, Reader reader) {

  /** Of the results: a worker for each. */
  static final List<String> SERIALIZERS = List.of("json", "pickle", "yaml");

  /** Runs it; takes the better part of half a minute. */
  static Workload run(TaskResultManager tasks, GroupResultManager groups) throws Exception {
    Reader reader = new Reader(tasks, groups);
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(SERIALIZERS.size() + 1);
    try {
      Future<?> reading = threads.scheduleWithFixedDelay(reader::read, 0, 100, MILLISECONDS);
      List<Future<JsonObject>> running =
          SERIALIZERS.stream().map(name -> threads.submit(() -> answers(name))).toList();
      JsonObject answers = merged(running);
      if (!reading.cancel(false)) {
        reading.get(); // throws what ended it
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
      reader.read();
      return new Workload(answers, reader);
    } finally {
      threads.shutdownNow();
    }
  }

  private static JsonObject answers(String serializer) {
    Python python = Python.ofDeployment().with("INTEROP_SERIALIZER", serializer);
    try (JsonReader json = Json.createReader(new StringReader(python.run("workload.py")))) {
      return json.readObject();
    }
  }

  private static JsonObject merged(List<Future<JsonObject>> all) throws Exception {
    JsonObjectBuilder tasks = Json.createObjectBuilder();
    JsonObjectBuilder groups = Json.createObjectBuilder();
    JsonArrayBuilder counters = Json.createArrayBuilder();
    for (Future<JsonObject> one : all) {
      JsonObject answers = one.get();
      answers.getJsonObject("tasks").forEach(tasks::add);
      answers.getJsonObject("groups").forEach(groups::add);
      answers.getJsonArray("chord_counters").forEach(counters::add);
    }
    return Json.createObjectBuilder()
        .add("tasks", tasks)
        .add("groups", groups)
        .add("chord_counters", counters)
        .build();
  }
}
