package org.celeryresults.rest.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.celeryresults.rest.problem.ProblemException;
import org.celeryresults.rest.problem.ProblemServlet;

/**
 * Refuses what REST runtimes misunderstand or stumble over with a stack trace in the log: odd paths
 * and headers.
 */
@WebFilter("/*")
public class SyntaxFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      Syntax.path(request.getRequestURI());
      Syntax.mediaType("Content-Type", request.getContentType());
      Syntax.mediaTypes("Accept", request.getHeader("Accept"));
      Syntax.weights("Accept-Language", request.getHeader("Accept-Language"));
    } catch (ProblemException e) {
      ProblemServlet.answer(response, e.problem());
      return;
    }
    chain.doFilter(request, response);
  }
}
