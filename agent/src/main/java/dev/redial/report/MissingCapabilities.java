package dev.redial.report;

import dev.redial.rule.Capability;
import dev.redial.rule.Place;
import dev.redial.rule.RequiredCapabilities;
import dev.redial.rule.Rule;
import dev.redial.rule.route.KerberosLogin;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities that a JVM lacks, with the reasons. Safe for use by many threads; while there
 * are none, asking takes no lock.
 */
public final class MissingCapabilities {
  private final Map<Capability, Map<String, String>> reasons = new EnumMap<>(Capability.class);
  private volatile @Nullable String notInForce;
  private volatile boolean any;
  private volatile Set<Place> seen = EnumSet.noneOf(Place.class);
  private final NeededCapabilities needed = new NeededCapabilities();

  /**
   * Has somebody weave what is woven on demand ({@link Capability#isOnDemand}).
   *
   * @param weaver weaves the types of a capability before it returns, and adds here those that it
   *     could not. Where it fails, it is asked again.
   */
  public void weaveBy(Consumer<Capability> weaver) {
    needed.weaveBy(weaver);
  }

  /**
   * Takes a capability off.
   *
   * @param type the type that is not woven for it
   * @param why what is wrong with that type
   * @return whether that is news
   */
  public boolean add(Capability capability, String type, String why) {
    synchronized (reasons) {
      var of = reasons.get(capability);
      if (of == null) {
        of = new TreeMap<>();
        reasons.put(capability, of);
      }
      boolean isNews = of.putIfAbsent(type, why) == null;
      any = true;
      if (capability.place() == Place.EVERYWHERE && notInForce == null) {
        notInForce = inWords(capability);
      }
      return isNews;
    }
  }

  /** Takes all of them off that a type of the JDK is woven for. */
  public void addAll(String type, String why) {
    for (var capability : Capability.of(type)) {
      add(capability, type, why);
    }
  }

  /** No hook can be called: no rule is in force. */
  public void noBridge(String why) {
    notInForce = "woven classes cannot call the agent (" + why + ")";
  }

  /** Whether the JVM lacks nothing, as far as is known. */
  public boolean isEmpty() {
    return !any && notInForce == null;
  }

  /** Why no rule is in force in this JVM, or null. */
  public @Nullable String notInForce() {
    return notInForce;
  }

  /** The same, once it is known: the JVM loads a class for that. */
  public @Nullable String notInForceForSure() {
    look(Place.EVERYWHERE);
    return notInForce;
  }

  /**
   * What is missing of what the rule needs at a place, in words, or null. The JVM loads the classes
   * that are woven for the place, if it has not yet: only then is it known. What is woven on demand
   * for the rule is woven then.
   */
  public @Nullable String of(Rule rule, Place place) {
    return of(rule, place, "");
  }

  /** The same, of types whose names begin so. */
  public @Nullable String of(Rule rule, Place place, String types) {
    look(place);
    if (RequiredCapabilities.needsKerberos(rule.route())) {
      load(Capability.KERBEROS);
    }
    if (place == Place.TLS || place.wider() == Place.TLS) {
      weaveOnDemand(rule);
    }
    return any ? known(rule, place, types) : null;
  }

  private @Nullable String known(Rule rule, Place place, String types) {
    for (var capability : RequiredCapabilities.of(rule)) {
      for (var at = place; at != null; at = at.wider()) {
        var lacking = capability.place() == at ? inWords(capability, types) : null;
        if (lacking != null) {
          return lacking;
        }
      }
    }
    return null;
  }

  /** Has it known what is missing for a rule; the JVM loads the classes that it needs. */
  public void lookFor(Rule rule) {
    for (var capability : RequiredCapabilities.of(rule)) {
      if (capability.place() != Place.NONE && capability != Capability.OLD_SOCKETS) {
        load(capability);
      }
    }
    weaveOnDemand(rule);
  }

  /** Loads first, without a lock: another thread may be loading one of the classes. */
  private void weaveOnDemand(Rule rule) {
    for (var capability : RequiredCapabilities.of(rule)) {
      if (needed.isToBeWoven(capability)) {
        load(capability);
        needed.weave(capability);
      }
    }
  }

  /** Whether something is missing of what serves that place, once it is known. */
  public boolean isIncomplete(Place place) {
    look(place);
    for (var capability : Capability.values()) {
      if (any && capability.place() == place && anyOf(List.of(capability))) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of these is missing; nothing is loaded for that. */
  public boolean anyOf(Collection<Capability> capabilities) {
    if (!any) {
      return false;
    }
    synchronized (reasons) {
      for (var capability : capabilities) {
        if (reasons.containsKey(capability)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A capability that is missing, with the reasons, or null. */
  public @Nullable String inWords(Capability capability) {
    return inWords(capability, "");
  }

  /** The same, of types whose names begin so. */
  public @Nullable String inWords(Capability capability, String types) {
    var text = new StringBuilder();
    synchronized (reasons) {
      var of = reasons.get(capability);
      if (of != null) {
        for (var entry : of.entrySet()) {
          if (entry.getKey().startsWith(types)) {
            text.append(text.length() == 0 ? "" : ", ");
            text.append(entry.getKey()).append(": ").append(entry.getValue());
          }
        }
      }
    }
    return text.length() == 0 ? null : "this JVM lacks " + capability + " (" + text + ")";
  }

  /** All that are missing, each with types and reasons. */
  public Map<Capability, Map<String, String>> all() {
    var all = new EnumMap<Capability, Map<String, String>>(Capability.class);
    synchronized (reasons) {
      for (var entry : reasons.entrySet()) {
        all.put(entry.getKey(), new TreeMap<>(entry.getValue()));
      }
    }
    return all;
  }

  /** Kerberos is looked for only where a rule needs it. */
  private void look(Place place) {
    if (!seen.contains(place)) {
      for (var capability : Capability.values()) {
        boolean isOfAll =
            !capability.types().isEmpty()
                && capability != Capability.OLD_SOCKETS
                && !capability.isOnDemand();
        if (capability.place() == place && isOfAll) {
          load(capability);
        }
      }
      synchronized (reasons) {
        var more = EnumSet.copyOf(seen);
        more.add(place);
        seen = more;
      }
      if (place.wider() != null) {
        look(place.wider());
      }
    }
  }

  private void load(Capability capability) {
    boolean isWoven = capability != Capability.KERBEROS;
    for (var type : isWoven ? capability.types() : KerberosLogin.TYPES) {
      try {
        Class.forName(type, false, ClassLoader.getPlatformClassLoader());
      } catch (ClassNotFoundException e) {
        add(capability, type, "there is no such class");
      } catch (LinkageError e) {
        add(capability, type, e.toString());
      }
    }
  }
}
