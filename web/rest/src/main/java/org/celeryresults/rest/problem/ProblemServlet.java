package org.celeryresults.rest.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.celeryresults.rest.answer.SecurityHeaders;

/**
 * The error page of the web application: problems for failures that the container finds before the
 * REST runtime sees the request, such as 401 and 403.
 */
@WebServlet("/problem")
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Any method, since an error page is asked for with the method of the request that failed. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    Problem problem = HttpFailure.problem(status);
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      problem = Incident.logged(failure, problem);
    }
    answer(response, problem);
  }

  /** Answers with the problem where no REST runtime does. */
  public static void answer(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    SecurityHeaders.ALL.forEach(response::setHeader);
    response.setHeader("Cache-Control", SecurityHeaders.CACHE_CONTROL);
    problem.json().write(response.getOutputStream());
  }
}
