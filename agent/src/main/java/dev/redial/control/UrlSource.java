package dev.redial.control;

import dev.redial.operate.OwnWork;
import dev.redial.yaml.Problem;
import dev.redial.yaml.RuleFile;
import dev.redial.yaml.RuleReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A rule file on a web server, asked for again only if it has changed (RFC 9110 section 13). While
 * the server cannot be reached at start-up, the last good version from the disk serves.
 *
 * <p>It uses HttpURLConnection, as java.net.http starts threads of its own.
 */
final class UrlSource implements RuleSource {
  private static final int LARGEST = 16 << 20;
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final URL url;
  private final String name;
  private final @Nullable Path cache;
  private @Nullable String entityTag;
  private @Nullable String lastModified;
  private boolean isFirst = true;
  private long asked;

  /** Fails if it is no URL. */
  UrlSource(String url, @Nullable String cache) throws IOException {
    try {
      var uri = new URI(url);
      this.url = uri.toURL();
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("it has no host");
      }
      this.name = uri.getScheme() + "://" + uri.getHost() + port(uri) + uri.getRawPath();
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the URL of the rules is not one: " + e.getMessage());
    }
    this.cache = cache == null ? null : Path.of(cache);
  }

  private static String port(URI uri) {
    return uri.getPort() < 0 ? "" : ":" + uri.getPort();
  }

  /** Without a password or a token, which a user or a query may be. */
  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean mayHaveChanged() {
    return System.nanoTime() - asked > INTERVAL_NANOS;
  }

  @Override
  public @Nullable RuleReport read() {
    asked = System.nanoTime();
    var report = fetched();
    boolean isStart = isFirst;
    isFirst = false;
    return isStart && report != null && report.rules() == null ? lastGood(report) : report;
  }

  private RuleReport lastGood(RuleReport failed) {
    if (cache == null) {
      return failed;
    }
    try {
      var kept = RuleFile.parse(Files.readAllBytes(cache), name, Path.of(""));
      return kept.rules() == null
          ? failed
          : new RuleReport(kept.rules(), failed.problems(), kept.files(), kept.content());
    } catch (IOException e) {
      return failed;
    }
  }

  @Override
  public void accepted(RuleReport report) throws IOException {
    if (cache != null) {
      PrivateFile.write(cache, report.content());
    }
  }

  private @Nullable RuleReport fetched() {
    boolean outer = OwnWork.begin();
    try {
      return fetch();
    } finally {
      OwnWork.end(outer);
    }
  }

  private @Nullable RuleReport fetch() {
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) url.openConnection();
      prepare(connection);
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_NOT_MODIFIED) {
        return null;
      }
      if (status != HttpURLConnection.HTTP_OK) {
        return failure("the server answers " + status, "see that it serves the rules there");
      }
      var content = content(connection);
      entityTag = connection.getHeaderField("ETag");
      lastModified = connection.getHeaderField("Last-Modified");
      return RuleFile.parse(content, name, Path.of(""));
    } catch (IOException | RuntimeException e) {
      return failure("cannot be fetched: " + e, "see that this machine reaches it");
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private void prepare(HttpURLConnection connection) {
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setUseCaches(false);
    // not the application's: its passwords are not for the server of the rules
    connection.setAuthenticator(new Authenticator() {});
    connection.setRequestProperty("Connection", "close");
    var user = url.getUserInfo();
    if (user != null) {
      var decoded = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
      var credentials = Base64.getEncoder().encode(decoded.getBytes(StandardCharsets.UTF_8));
      var text = new String(credentials, StandardCharsets.US_ASCII);
      connection.setRequestProperty("Authorization", "Basic " + text);
    }
    if (entityTag != null) {
      connection.setRequestProperty("If-None-Match", entityTag);
    } else if (lastModified != null) {
      connection.setRequestProperty("If-Modified-Since", lastModified);
    }
  }

  private byte[] content(HttpURLConnection connection) throws IOException {
    var content = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    try (var in = connection.getInputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        content.write(buffer, 0, length);
        if (content.size() > LARGEST) {
          break;
        }
        if (System.nanoTime() - asked > LONGEST_NANOS) {
          throw new IOException("it takes longer than 20 s");
        }
      }
    }
    long announced = connection.getContentLengthLong();
    if (announced > content.size() && content.size() <= LARGEST) {
      throw new IOException("the answer ends early");
    }
    return content.toByteArray();
  }

  /** The next answer is to be whole, for this one takes the place of what was known. */
  private RuleReport failure(String what, String remedy) {
    entityTag = null;
    lastModified = null;
    var problem = new Problem(name, 1, 1, Problem.Severity.ERROR, null, what, remedy);
    return new RuleReport(null, List.of(problem), List.of(), new byte[0]);
  }
}
