package dev.redial.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Has a client of the web application dial out when a request asks for it. It runs in the server's
 * threads, which have the application's class loader.
 */
final class Dialing extends HttpServlet {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String program;

  /** With the class of the application's {@link Program}. */
  Dialing(String program) {
    this.program = program;
  }

  /** Asks the server on this port for each line of the input, and prints its answers. */
  static void askForLines(int port) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(asked(port, line));
    }
  }

  private static String asked(int port, String line) throws IOException {
    var own = "http://127.0.0.1:" + port + "/?" + URLEncoder.encode(line, UTF_8);
    try (InputStream answer = new URL(own).openStream()) {
      return new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8)).readLine();
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    var loader = Thread.currentThread().getContextClassLoader();
    try {
      var clients = loader.loadClass(MatrixClients.class.getName());
      if (clients == MatrixClients.class) {
        throw new ServletException("the application has no client of its own");
      }
      var line = URLDecoder.decode(request.getQueryString(), UTF_8);
      var answer = clients.getMethod("answer", String.class, String.class);
      response.getWriter().println(answer.invoke(null, program, line));
    } catch (ReflectiveOperationException e) {
      throw new ServletException(e);
    }
  }
}
