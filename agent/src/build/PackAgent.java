import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Build step that packs the relocated classes into redial-agent.jar, a jar of a few entries.
 *
 * <p>The classes that the system class loader must find are entries of their own. All others are in
 * two stored entries, which {@code dev.redial.InnerClasses} reads. Of these, {@code
 * dev/redial/commands} has what only the command line needs; no start of an application reads it.
 * The rest is in {@code dev/redial/classes}. It begins with what a program needs that never dials,
 * and no more is read for such a program.
 *
 * <p>A JVM reads a jar's whole central directory and inflates each class by itself; a stored entry
 * saves both. Java 8 and 11 read {@code classes-8} and {@code commands-8} instead, which hold the
 * same classes for Java 8.
 */
final class PackAgent {
  /** What the JVM or the launcher starts, and what that needs to open the inner entry. */
  private static final List<String> OUTER =
      List.of("dev/redial/Agent.class", "dev/redial/InnerClasses.class");

  /** What the command line needs, here or in a JVM that it visits. */
  private static final List<String> OF_COMMANDS =
      List.of(
          "dev/redial/Visit",
          "dev/redial/cli/",
          "dev/redial/curl/",
          "dev/redial/doctor/",
          "dev/redial/lib/attach/");

  /**
   * What the start of a program needs, and what a line of the log does, each with its inner
   * classes. BytesReadIT fails where a start needs another one, which then has to be here.
   */
  private static final List<String> OF_START =
      List.of(
          "dev/redial/Startup",
          "dev/redial/catalog/Catalogue",
          "dev/redial/catalog/OwnStack",
          "dev/redial/catalog/Standby",
          "dev/redial/catalog/TypeWeaver",
          "dev/redial/control/AgentRuntime",
          "dev/redial/control/DeferredStart",
          "dev/redial/control/FileSource",
          "dev/redial/control/Opening",
          "dev/redial/control/RuleSource",
          "dev/redial/control/Sources",
          "dev/redial/older/Lists",
          "dev/redial/older/Platform",
          "dev/redial/older/Streams",
          "dev/redial/older/Strings",
          "dev/redial/older/Threads",
          "dev/redial/report/IsoTime",
          "dev/redial/report/Log",
          "dev/redial/report/LogWriter",
          "dev/redial/report/OneLine",
          "dev/redial/report/Options",
          "dev/redial/rule/VisibleCharacters",
          "dev/redial/work/AgentThread",
          "dev/redial/work/Trusted");

  /** What takes the place of newer calls in the classes for Java 8. */
  private static final String FOR_OLDER = "dev/redial/older/";

  /**
   * What the hooks look into, for the command line, which makes them to see whether they find it.
   * In an agent the attribute has no effect; there the bridge opens the same. The spaces after the
   * line breaks continue the line.
   */
  private static final String OPENS =
      String.join(
          "\r\n  ",
          "java.base/com.sun.security.ntlm",
          "java.base/java.lang java.base/java.net",
          "java.base/java.nio.channels.spi java.base/javax.net.ssl",
          "java.base/sun.nio.ch java.base/sun.net java.base/sun.net.www",
          "java.base/sun.net.www.http",
          "java.base/sun.net.www.protocol.https",
          "java.base/sun.security.ssl java.base/sun.security.util",
          "java.net.http/jdk.internal.net.http");

  public static void main(String[] arguments) throws IOException {
    var classes = read(Path.of(arguments[0]));
    var older = read(Path.of(arguments[5]));
    var target = Path.of(arguments[1]);
    var time = OffsetDateTime.parse(arguments[3]).toLocalDateTime();
    var about = Path.of(arguments[4]);
    try (var jar = new ZipOutputStream(Files.newOutputStream(target))) {
      store(jar, "META-INF/MANIFEST.MF", manifest(arguments[2]), time);
      store(jar, "META-INF/LICENSE", Files.readAllBytes(Path.of("../LICENSE")), time);
      for (var file : filesIn(about)) {
        var name = about.relativize(file).toString().replace('\\', '/');
        store(jar, name, Files.readAllBytes(file), time);
      }
      for (var name : OUTER) {
        store(jar, name, classes.remove(name), time);
      }
      classes.keySet().removeIf(name -> name.startsWith(FOR_OLDER));
      store(jar, classes, "", time);
      older.keySet().removeAll(OUTER);
      store(jar, older, "-8", time);
    }
  }

  /** Both entries for one kind of JVM. */
  private static void store(
      ZipOutputStream jar, Map<String, byte[]> classes, String suffix, LocalDateTime time)
      throws IOException {
    var commands = new TreeMap<>(classes);
    commands.keySet().removeIf(name -> OF_COMMANDS.stream().noneMatch(name::startsWith));
    classes.keySet().removeAll(commands.keySet());
    store(jar, "dev/redial/classes" + suffix, concatenate(classes), time);
    store(jar, "dev/redial/commands" + suffix, concatenate(commands), time);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Map<String, byte[]> read(Path file) throws IOException {
    var classes = new TreeMap<String, byte[]>();
    try (var jar = new JarFile(file.toFile())) {
      for (var entry : new ArrayList<>(jar.stream().toList())) {
        if (entry.getName().endsWith(".class")) {
          classes.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return classes;
  }

  /**
   * Writes how many bytes a start reads, the number of classes and the hash codes of their names in
   * ascending order. In that order follow where each class file begins, and where it ends. Behind
   * them are the class files, first those that a start needs.
   */
  private static byte[] concatenate(Map<String, byte[]> classes) throws IOException {
    var ordered = new ArrayList<>(classes.keySet());
    ordered.sort(Comparator.comparing(name -> !isOfStart(name)));
    int header = Integer.BYTES * (2 + 3 * classes.size());
    var files = new ByteArrayOutputStream();
    var places = new TreeMap<Integer, int[]>();
    int first = header;
    for (var file : ordered) {
      var name = file.substring(0, file.length() - ".class".length());
      int begin = header + files.size();
      files.write(classes.get(file));
      int end = header + files.size();
      if (places.put(name.replace('/', '.').hashCode(), new int[] {begin, end}) != null) {
        throw new IOException("two class names have one hash code: rename " + name);
      }
      first = isOfStart(file) ? end : first;
    }
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(first == header ? header + files.size() : first);
    out.writeInt(places.size());
    for (int hash : places.keySet()) {
      out.writeInt(hash);
    }
    for (int part = 0; part < 2; part++) {
      for (var place : places.values()) {
        out.writeInt(place[part]);
      }
    }
    files.writeTo(out);
    return bytes.toByteArray();
  }

  private static boolean isOfStart(String file) {
    var name = file.substring(0, file.length() - ".class".length());
    int inner = name.indexOf('$');
    return OF_START.contains(inner < 0 ? name : name.substring(0, inner));
  }

  private static byte[] manifest(String version) {
    return String.join(
            "\r\n",
            "Manifest-Version: 1.0",
            "Premain-Class: dev.redial.Agent",
            "Agent-Class: dev.redial.Agent",
            "Main-Class: dev.redial.Agent",
            "Can-Retransform-Classes: true",
            "Add-Opens: " + OPENS,
            "Implementation-Title: redial",
            "Implementation-Version: " + version,
            "",
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void store(ZipOutputStream jar, String name, byte[] content, LocalDateTime time)
      throws IOException {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(time);
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
