package dev.redial.catalog;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Puts the bridge where woven code finds it. */
final class Bridge {
  /** As a text, for the class is not there yet; the build relocates it with the class. */
  private static final String FILE = "dev/redial/bridge/RedialBridge.class";

  /** What the hooks look into. */
  private static final String[] OPENED = {
    "com.sun.security.ntlm",
    "java.lang",
    "java.nio.channels.spi",
    "java.net",
    "javax.net.ssl",
    "sun.nio.ch",
    "sun.net",
    "sun.net.www",
    "sun.net.www.http",
    "sun.net.www.protocol.https",
    "sun.security.ssl",
    "sun.security.util",
  };

  private Bridge() {}

  /**
   * Defines the bridge in java.lang by a lookup there. An append to the bootstrap class path would
   * make the JVM print a warning and give an application's CDS archive up.
   */
  static void define(Instrumentation jvm) throws IOException, IllegalAccessException {
    var agent = Set.of(Bridge.class.getModule());
    var open = new HashMap<String, Set<Module>>();
    for (var name : OPENED) {
      open.put(name, agent);
    }
    jvm.redefineModule(Object.class.getModule(), Set.of(), Map.of(), open, Set.of(), Map.of());
    var http = ModuleLayer.boot().findModule("java.net.http");
    if (http.isPresent()) {
      var internal = Map.of("jdk.internal.net.http", agent);
      jvm.redefineModule(http.get(), Set.of(), Map.of(), internal, Set.of(), Map.of());
    }
    define();
  }

  /** For hooks that nobody calls; the manifest opens to the command line what they look into. */
  static void defineIfMissing() throws IOException, IllegalAccessException {
    var name = FILE.substring(0, FILE.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(name, false, Bridge.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      define();
    }
  }

  private static void define() throws IOException, IllegalAccessException {
    try (var in = Bridge.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("the agent jar lacks the bridge");
      }
      MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
          .defineClass(in.readAllBytes());
    }
  }
}
