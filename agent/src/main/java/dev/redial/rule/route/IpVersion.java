package dev.redial.rule.route;

import dev.redial.rule.host.HostName;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kind of address that is dialled. */
public enum IpVersion {
  /** As the JDK has them. */
  ANY("", false, ""),
  /** IPv4 alone. */
  FOUR("4", true, "IPv4"),
  /** IPv6 alone. */
  SIX("6", true, "IPv6"),
  /** IPv6 only after each IPv4 address. */
  PREFER_FOUR("prefer-4", false, "IPv4"),
  /** IPv4 only after each IPv6 address. */
  PREFER_SIX("prefer-6", false, "IPv6");

  private final String word;
  private final boolean strict;
  private final String kind;

  IpVersion(String word, boolean strict, String kind) {
    this.word = word;
    this.strict = strict;
    this.kind = kind;
  }

  /** The one that a rule calls so, or null. */
  public static @Nullable IpVersion of(String word) {
    for (var version : values()) {
      if (version != ANY && version.word.equals(word)) {
        return version;
      }
    }
    return null;
  }

  /** Those that a rule can name. */
  public static List<String> words() {
    var words = new ArrayList<String>();
    for (var version : values()) {
      if (version != ANY) {
        words.add(version.word);
      }
    }
    return words;
  }

  /** As rules write it; empty for {@link #ANY}. */
  public String word() {
    return word;
  }

  /** The kind of address that it is for: {@code IPv4} or {@code IPv6}. */
  public String kind() {
    return kind;
  }

  /** Whether an address of the other kind is never dialled. */
  public boolean isStrict() {
    return strict;
  }

  /** Whether an address is of the kind that is dialled, or dialled first. */
  public boolean isFor(InetAddress address) {
    return this == ANY || (address instanceof Inet4Address == kind.equals("IPv4"));
  }

  /** Whether a host is an address of the other kind, which is never dialled. */
  public boolean excludes(String host) {
    return strict && HostName.isIp(host) && (host.indexOf(':') < 0) != kind.equals("IPv4");
  }

  /** What is dialled of these, in turn; empty where all are of the other kind. */
  public InetAddress[] select(InetAddress[] found) {
    var selected = new ArrayList<InetAddress>(found.length);
    for (var address : found) {
      if (isFor(address)) {
        selected.add(address);
      }
    }
    if (!strict) {
      for (var address : found) {
        if (!isFor(address)) {
          selected.add(address);
        }
      }
    }
    return selected.toArray(new InetAddress[0]);
  }
}
