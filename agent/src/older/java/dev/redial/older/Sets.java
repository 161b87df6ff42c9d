package dev.redial.older;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Of {@link Set}. */
public final class Sets {
  private Sets() {}

  /** As {@link #of(Object, Object)}. */
  public static <E> Set<E> of() {
    return Collections.emptySet();
  }

  /** As {@link #of(Object, Object)}. */
  public static <E> Set<E> of(E one) {
    return Collections.singleton(Objects.requireNonNull(one));
  }

  /** Unmodifiable, without null or duplicates. */
  public static <E> Set<E> of(E one, E two) {
    return Sets.<E>distinct(Arrays.asList(one, two));
  }

  /** As {@link #of(Object, Object)}. */
  public static <E> Set<E> of(E one, E two, E three) {
    return Sets.<E>distinct(Arrays.asList(one, two, three));
  }

  /** As {@link #of(Object, Object)}. */
  public static <E> Set<E> of(E one, E two, E three, E four) {
    return Sets.<E>distinct(Arrays.asList(one, two, three, four));
  }

  /** As {@link #of(Object, Object)}. */
  public static <E> Set<E> of(E one, E two, E three, E four, E five) {
    return Sets.<E>distinct(Arrays.asList(one, two, three, four, five));
  }

  /** As {@link #of(Object, Object)}. */
  public static <E> Set<E> of(E one, E two, E three, E four, E five, E six) {
    return Sets.<E>distinct(Arrays.asList(one, two, three, four, five, six));
  }

  /** Unmodifiable and without null. */
  public static <E> Set<E> copyOf(Collection<? extends E> elements) {
    Set<E> copy = new LinkedHashSet<>();
    for (E element : elements) {
      copy.add(Objects.requireNonNull(element));
    }
    return Collections.unmodifiableSet(copy);
  }

  private static <E> Set<E> distinct(Collection<E> elements) {
    Set<E> all = copyOf(elements);
    if (all.size() < elements.size()) {
      throw new IllegalArgumentException("duplicate element in " + elements);
    }
    return all;
  }
}
