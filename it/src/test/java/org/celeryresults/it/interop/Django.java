package org.celeryresults.it.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.celeryresults.it.server.Database;
import org.celeryresults.payload.PythonJson;

/** The Django site of {@code python/settings.py} on one of the tests' databases. */
final class Django {

  private final Python python;

  Django(Database database) {
    this.python = Python.with(database.forDjango());
  }

  /** {@code manage.py migrate} with these arguments; what it printed. */
  String migrate(String... arguments) {
    List<String> command = new ArrayList<>(List.of("-m", "django", "migrate", "--no-color"));
    command.addAll(List.of(arguments));
    return python.run(command.toArray(String[]::new));
  }

  /** {@code python/rows.py} with these arguments; what it answered. */
  Map<?, ?> rows(String verb, String id) {
    return (Map<?, ?>) PythonJson.loads(python.run("rows.py", verb, id));
  }
}
