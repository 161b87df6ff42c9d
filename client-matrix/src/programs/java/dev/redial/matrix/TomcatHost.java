package dev.redial.matrix;

import org.apache.catalina.startup.Tomcat;

/** Tomcat with one web application. */
public final class TomcatHost {
  private TomcatHost() {}

  /** The folder of the application, that of the server's own files, and the program's class. */
  public static void main(String[] arguments) throws Exception {
    var tomcat = new Tomcat();
    tomcat.setBaseDir(arguments[1]);
    tomcat.setPort(0);
    var application = tomcat.addContext("", arguments[0]);
    Tomcat.addServlet(application, "dial", new Dialing(arguments[2]));
    application.addServletMappingDecoded("/", "dial");
    var connector = tomcat.getConnector();
    tomcat.start();
    Dialing.askForLines(connector.getLocalPort());
  }
}
