package org.celeryresults.rest.problem;

/** Words for failures of which only the HTTP status is known. */
final class HttpFailure {
  private HttpFailure() {}

  /** The problem of this status. */
  static Problem problem(int status) {
    return Problem.of(status, detail(status));
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "The request can't be understood.";
      case 401 -> "Give a user name and password (HTTP Basic).";
      case 403 ->
          "Your user does not have the role for it: celery-results-viewer reads,"
              + " celery-results-operator also writes and deletes.";
      case 404 -> "There is nothing under this path.";
      case 405 -> "This path does not take this method; the header Allow lists those it takes.";
      case 406 -> "The answer is JSON; the header Accept doesn't take that.";
      case 413 -> "The body is too large.";
      case 415 ->
          "Send the body as application/json in UTF-8. Content-Type must say so even without a"
              + " body.";
      default -> status < 500 ? "The request was refused." : "Something went wrong here.";
    };
  }
}
