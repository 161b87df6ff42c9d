package dev.redial.fetch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file on a web server, asked for again only if it has changed (RFC 9110 section 13). */
public final class WebFile {
  private final WebAddress address;
  private @Nullable OwnTls tls;
  private @Nullable Request last;
  private Map<String, String> conditions = Map.of();

  /** At that address. Nothing is asked yet. */
  public WebFile(WebAddress address) {
    this.address = address;
  }

  /**
   * Asks for it, with one deadline for all that belongs to that.
   *
   * @throws IOException if there is no answer
   */
  public Answer get(long millis) throws IOException {
    if (last != null && last.hangs()) {
      throw new IOException("the request before this one still hangs");
    }
    if (address.tls() && tls == null) {
      tls = new OwnTls();
    }
    last = new Request(address, conditions, tls);
    last.start();
    return last.await(millis);
  }

  /** Asks from now on only for what is other than this answer. */
  public void know(Answer answer) {
    var known = new HashMap<String, String>();
    var tag = answer.field("ETag");
    var time = answer.field("Last-Modified");
    if (tag != null) {
      known.put("If-None-Match", tag);
    } else if (time != null) {
      known.put("If-Modified-Since", time);
    }
    conditions = known;
  }

  /** Whether a server may answer that it has not changed. */
  public boolean isKnown() {
    return !conditions.isEmpty();
  }

  /** Asks for it whatever it is, from now on. */
  public void forget() {
    conditions = Map.of();
  }
}
