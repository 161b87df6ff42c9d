package dev.redial.matrix;

import java.io.File;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.webapp.WebAppContext;

/** Jetty with one web application. */
public final class JettyHost {
  private JettyHost() {}

  /** The folder of the application, that of the server's own files, and the program's class. */
  public static void main(String[] arguments) throws Exception {
    var server = new Server(0);
    var application = new WebAppContext(arguments[0], "/");
    application.setTempDirectory(new File(arguments[1]));
    application.addServlet(new ServletHolder(new Dialing(arguments[2])), "/");
    server.setHandler(application);
    server.start();
    Dialing.askForLines(((NetworkConnector) server.getConnectors()[0]).getLocalPort());
  }
}
