package org.celeryresults.it.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.celeryresults.payload.PythonJson;

/**
 * A question that we answer otherwise than django-celery-results, with status 200.
 *
 * @param question as {@link PythonAnswer#toString()} has it
 * @param theirs what is different there: a part of the body, or the class that is raised
 * @param ours the body; {@code $id} is the id that was asked for, {@code <a case>} the member that
 *     Python's own {@code task/status} of that case describes
 * @param reason why
 */
record DifferenceOnPurpose(String question, String theirs, String ours, String reason) {

  private static final Pattern MEMBER = Pattern.compile("<([^>]+)>");

  /** True if that is what Python says. */
  boolean isTheirs(PythonAnswer python) {
    return python.raises().or(python::body).filter(answer -> answer.contains(theirs)).isPresent();
  }

  /** What we answer, byte for byte. */
  String body(PythonAnswer python, List<PythonAnswer> all) {
    return MEMBER
        .matcher(ours.replace("$id", python.id()))
        .replaceAll(member -> Matcher.quoteReplacement(member(member.group(1), all)));
  }

  private static String member(String title, List<PythonAnswer> all) {
    String body =
        all.stream()
            .filter(answer -> answer.toString().equals("task/status of " + title))
            .findFirst()
            .flatMap(PythonAnswer::body)
            .orElseThrow();
    Map<?, ?> task = (Map<?, ?>) ((Map<?, ?>) PythonJson.loads(body)).get("task");
    Map<String, Object> member = new LinkedHashMap<>();
    Stream.of("result", "status", "exc", "traceback")
        .filter(task::containsKey)
        .forEach(name -> member.put(name, task.get(name)));
    return PythonJson.dumps(member);
  }
}
