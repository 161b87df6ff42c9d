package dev.redial.tls.trust;

import dev.redial.rule.tls.Glob;
import java.security.AlgorithmConstraints;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * A list of algorithms that the JVM disables. A connection's own is of the JDK's own type, which
 * reads a security property, so that each entry means what it always does.
 */
public enum DisabledList {
  /** What TLS must not use. */
  TLS("jdk.tls.disabledAlgorithms"),
  /** What JSSE takes certificates to be too weak by. */
  CERTIFICATES("jdk.certpath.disabledAlgorithms"),
  /** What certificate paths are too weak by. */
  PATHS("jdk.certpath.disabledAlgorithms");

  /** Read by nobody else, and empty except while a list is made. */
  private static final String OWN_PROPERTY = "redial.disabledAlgorithms";

  private static final Map<List<String>, AlgorithmConstraints> MADE = new HashMap<>();

  private final String property;

  DisabledList(String property) {
    this.property = property;
  }

  /** The one that the whole JVM has. */
  AlgorithmConstraints ofJvm() throws SSLException {
    try {
      return JdkLists.ofJvm(this);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw unknown(e);
    }
  }

  /** Whether the JVM has this entry. */
  public boolean has(String entry) {
    return contains(entries(text()), entry);
  }

  /** The list without these entries. */
  public AlgorithmConstraints without(List<String> removed) throws SSLException {
    var all = text();
    var left = new ArrayList<String>();
    for (var entry : entries(all)) {
      if (!contains(removed, entry)) {
        left.add(entry);
      }
    }
    synchronized (DisabledList.class) {
      try {
        return made(String.join(",", left), all);
      } catch (ReflectiveOperationException | LinkageError e) {
        throw unknown(e);
      }
    }
  }

  private static SSLException unknown(Throwable cause) {
    return new SSLException("the disabled algorithms cannot be changed", cause);
  }

  private String text() {
    var text = Security.getProperty(property);
    return text == null ? "" : text;
  }

  private static List<String> entries(String text) {
    var entries = new ArrayList<String>();
    int start = 0;
    for (int end = text.indexOf(','); end >= 0; end = text.indexOf(',', start)) {
      entries.add(text.substring(start, end));
      start = end + 1;
    }
    entries.add(text.substring(start));
    return entries;
  }

  private static boolean contains(List<String> entries, String wanted) {
    for (var entry : entries) {
      if (inOneForm(entry).equalsIgnoreCase(inOneForm(wanted))) {
        return true;
      }
    }
    return false;
  }

  private static String inOneForm(String entry) {
    var form = new StringBuilder();
    for (int i = 0; i < entry.length(); i++) {
      char c = entry.charAt(i);
      boolean isSpace = Character.isWhitespace(c);
      boolean isFirst = form.length() == 0 || form.charAt(form.length() - 1) == ' ';
      if (!isSpace) {
        form.append(c);
      } else if (!isFirst) {
        form.append(' ');
      }
    }
    return form.toString().trim();
  }

  private AlgorithmConstraints made(String left, String all)
      throws ReflectiveOperationException, SSLException {
    var key = List.of(name(), left, all);
    var known = MADE.get(key);
    if (known == null) {
      // what changed since is not what holds, and must not be relaxed further than a rule says
      if (!isOfJvm(all)) {
        throw new SSLException(property + " has changed since this JVM's TLS read it");
      }
      known = list(left);
      MADE.put(key, known);
    }
    return known;
  }

  private boolean isOfJvm(String all) throws ReflectiveOperationException {
    var jvms = JdkLists.ofJvm(this);
    var names = new ArrayList<String>();
    int patterns = 0;
    for (var entry : entries(all)) {
      if (isPattern(entry)) {
        patterns++;
      } else {
        names.add(entry);
      }
    }
    return JdkLists.names(list(String.join(",", names))).equals(JdkLists.names(jvms))
        && JdkLists.patterns(jvms) == patterns;
  }

  /** Only newer builds know patterns, of suites: to all others it is a name, which nothing has. */
  private boolean isPattern(String entry) {
    return this == TLS && JdkLists.knowPatterns() && Glob.isPattern(entry);
  }

  /** Under a name of its own a list has no patterns: all suites stand there that one is for. */
  private AlgorithmConstraints list(String text) throws ReflectiveOperationException {
    var entries = new ArrayList<String>();
    for (var entry : entries(text)) {
      if (isPattern(entry)) {
        for (var suite : JdkLists.suites()) {
          if (Glob.matches(entry.trim(), suite)) {
            entries.add(suite);
          }
        }
      } else {
        entries.add(entry);
      }
    }
    Security.setProperty(OWN_PROPERTY, String.join(",", entries));
    try {
      return JdkLists.make(this, OWN_PROPERTY);
    } finally {
      Security.setProperty(OWN_PROPERTY, "");
    }
  }

  /** By its security property. */
  @Override
  public String toString() {
    return property;
  }
}
