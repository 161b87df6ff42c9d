package dev.redial.cli;

import dev.redial.doctor.target.ProxyAddress;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.Starttls;
import dev.redial.doctor.target.Target;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of doctor.
 *
 * @param json whether the finding is printed for programs
 * @param file where the rule goes, or null
 * @param page where the finding goes as a page, or null
 * @param pid of the JVM that makes the calls, or null for this one
 */
record DoctorArguments(
    Question question,
    boolean json,
    @Nullable Path file,
    @Nullable Path page,
    @Nullable String pid) {
  /**
   * Reads them.
   *
   * @throws IOException if they are wrong; the message is for people
   */
  static DoctorArguments parse(String[] arguments) throws IOException {
    var reader = new Reader();
    for (int i = 1; i < arguments.length; i++) {
      var name = arguments[i];
      if (!name.startsWith("-")) {
        reader.url(name);
      } else if (!Usage.options(DoctorCommand.COMMAND).contains(name)) {
        throw new IOException(Usage.unknown(DoctorCommand.COMMAND, name));
      } else if (!reader.flag(name)) {
        i++;
        if (i == arguments.length) {
          throw new IOException(name + " needs a value");
        }
        reader.option(name, arguments[i]);
      }
    }
    return reader.result();
  }

  private static final class Reader {
    private @Nullable String url;
    private final List<String> addresses = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private @Nullable ProxyAddress proxy;
    private @Nullable Path trust;
    private @Nullable Starttls starttls;
    private @Nullable Path file;
    private @Nullable Path page;
    private @Nullable String pid;
    private boolean json;
    private boolean allowPlaintext;
    private boolean allowWeak;
    private int seconds = Question.SECONDS;

    void url(String given) throws IOException {
      if (url != null) {
        throw new IOException("one URL or HOST:PORT at a time, and not '" + given + "' too");
      }
      url = given;
    }

    boolean flag(String name) {
      switch (name) {
        case "--json" -> json = true;
        case "--allow-plaintext" -> allowPlaintext = true;
        case "--allow-weak" -> allowWeak = true;
        default -> {
          return false;
        }
      }
      return true;
    }

    void option(String name, String value) throws IOException {
      switch (name) {
        case "--connect-to" -> addresses.add(value);
        case "--host" -> names.add(Target.place(value, 1).host());
        case "--proxy" -> proxy = ProxyAddress.parse("--proxy", value);
        case "--trust" -> trust = Path.of(value);
        case "--starttls" -> starttls = starttls(value);
        case "--pid" -> pid = value;
        case "--timeout" -> seconds = seconds(value);
        case "--write" -> file = unused(name, value);
        case "--html" -> page = unused(name, value);
        default -> throw new IOException(Usage.unknown(DoctorCommand.COMMAND, name));
      }
    }

    private static Path unused(String option, String value) throws IOException {
      var file = Path.of(value);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(file + " is there already; give " + option + " a new file");
      }
      var folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new IOException(
            "there is no folder " + folder + " for " + option + "; make it first");
      }
      if (!Files.isWritable(folder)) {
        throw new IOException("you may not write into " + folder + ", where " + option + " leads");
      }
      return file;
    }

    private static int seconds(String value) throws IOException {
      int seconds = value.matches("[0-9]{1,2}") ? Integer.parseInt(value) : 0;
      if (seconds == 0) {
        throw new IOException("--timeout is a number of seconds from 1 to 99");
      }
      return seconds;
    }

    private static Starttls starttls(String value) throws IOException {
      for (var each : Starttls.values()) {
        if (each.name().equalsIgnoreCase(value)) {
          return each;
        }
      }
      var known = String.join(", ", List.of("smtp", "imap", "ldap", "postgres", "mysql"));
      throw new IOException(
          "--starttls knows no '" + value.toLowerCase(Locale.ROOT) + "'; write one of " + known);
    }

    DoctorArguments result() throws IOException {
      if (url == null) {
        throw new IOException("a URL or HOST:PORT is missing");
      }
      if (file != null && file.equals(page)) {
        throw new IOException("--write and --html need a file each");
      }
      var target = Target.parse(url, starttls);
      var places = new ArrayList<Address>();
      for (var each : addresses) {
        places.add(Target.place(each, target.place().port()));
      }
      var question =
          new Question(
              target,
              places,
              proxy,
              names,
              trust,
              authorities(),
              allowPlaintext,
              allowWeak,
              seconds);
      return new DoctorArguments(question, json, file, page, pid);
    }

    private List<X509Certificate> authorities() throws IOException {
      var all = new ArrayList<X509Certificate>();
      if (trust == null) {
        return all;
      }
      try (var in = Files.newInputStream(trust)) {
        for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
          all.add((X509Certificate) each);
        }
      } catch (CertificateException e) {
        throw new IOException(trust + " holds no certificates in PEM form", e);
      } catch (NoSuchFileException e) {
        throw new IOException("there is no file " + trust, e);
      }
      if (all.isEmpty()) {
        throw new IOException(trust + " holds no certificate");
      }
      return all;
    }
  }
}
