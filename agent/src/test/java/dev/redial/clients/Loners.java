package dev.redial.clients;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A program that runs twice: by the JVM's own class loader, and by one without a parent. */
public final class Loners implements UnaryOperator<String> {
  /** For reflection. */
  public Loners() {}

  /** {@code alone} before a line hands it to the copy whose class loader has no parent. */
  public static void main(String[] arguments) throws Exception {
    var own = new URL[] {Loners.class.getProtectionDomain().getCodeSource().getLocation()};
    try (var loader = new URLClassLoader(own, null)) {
      @SuppressWarnings("unchecked")
      var alone =
          (UnaryOperator<String>)
              loader.loadClass(Loners.class.getName()).getDeclaredConstructor().newInstance();
      var here = new Loners();
      Clients.run(
          line -> line.startsWith("alone ") ? alone.apply(line.substring(6)) : here.apply(line));
    }
  }

  /** Says what a class is, for {@code sees NAME}; for all else what became of the call. */
  @Override
  public String apply(String line) {
    var words = Arrays.asList(line.split(" "));
    try {
      return words.get(0).equals("sees")
          ? "yes " + Class.forName(words.get(1)).getDeclaredConstructor().newInstance()
          : client(words.get(0)).answer(Call.parse(words.subList(1, words.size())));
    } catch (ClassNotFoundException e) {
      return "no";
    } catch (Exception e) {
      return String.valueOf(e);
    }
  }

  /** Without java.net.http, which a class loader without parent does not find. */
  private static Client client(String name) {
    var all = new TreeMap<String, Client>();
    all.putAll(SocketClient.checking());
    all.putAll(EngineClient.checking());
    all.putAll(UrlClient.all());
    return Objects.requireNonNull(all.get(name), name);
  }
}
