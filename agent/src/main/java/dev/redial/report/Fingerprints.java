package dev.redial.report;

import dev.redial.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What went out to each endpoint before any rule was carried out in this JVM, and since the present
 * rules hold. It is the evidence that connections without a rule stay as they are. Nothing is kept
 * until somebody asks for it. Safe for use by many threads.
 */
public final class Fingerprints {
  /** Programs that crawl the web see hosts without end. */
  private static final int MOST = 512;

  private volatile long since;
  private boolean areRulesCarriedOut;
  private final Map<String, EndpointFingerprints> endpoints = new TreeMap<>();
  private long others;

  public Fingerprints() {}

  /** What is looked at. */
  public enum Aspect {
    HELLO("ClientHello"),
    AUTHORITY("Host / :authority"),
    ADDRESS("address");

    private final String text;

    Aspect(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Whether they are taken: asked before the work of taking one is done. */
  public boolean areTaken() {
    return since != 0;
  }

  /** When that began, in milliseconds since the epoch, or 0 if it did not. */
  public long since() {
    return since;
  }

  /** Takes them from now on. */
  public synchronized void take() {
    if (since == 0) {
      since = System.currentTimeMillis();
    }
  }

  /** Other rules hold: what was seen under those before is no evidence for them. */
  public synchronized void replaced(boolean carriesOut) {
    areRulesCarriedOut = carriesOut;
    if (carriesOut) {
      for (var endpoint : endpoints.values()) {
        endpoint.forgetRuled();
      }
    }
  }

  /**
   * Takes one.
   *
   * @param shape what went out, without secrets and without what differs each time
   * @param rule what was carried out on it, or null
   */
  public synchronized void saw(
      String host, int port, Aspect aspect, String shape, @Nullable Rule rule) {
    var name = (port > 0 ? host + ':' + port : host).toLowerCase(Locale.ROOT);
    var known = endpoints.get(name);
    if (known == null) {
      if (endpoints.size() >= MOST) {
        others++;
        return;
      }
      known = new EndpointFingerprints(name);
      endpoints.put(name, known);
    }
    known.add(aspect, shape, rule, areRulesCarriedOut);
  }

  /** What was seen of each endpoint, by its name. */
  public synchronized List<EndpointFingerprints> all() {
    var all = new ArrayList<EndpointFingerprints>();
    for (var endpoint : endpoints.values()) {
      all.add(endpoint.copy());
    }
    return all;
  }

  /** How many sightings there were of endpoints beyond the limit. */
  public synchronized long others() {
    return others;
  }
}
