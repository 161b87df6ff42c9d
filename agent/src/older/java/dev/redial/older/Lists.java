package dev.redial.older;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Of {@link List}, and of streams that become one. */
public final class Lists {
  private Lists() {}

  /** Unmodifiable and without null, as those below. */
  @SafeVarargs
  @SuppressWarnings("varargs") // nothing else has the array
  public static <E> List<E> of(E... elements) {
    return copyOf(Arrays.asList(elements));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of() {
    return Collections.emptyList();
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(E one) {
    return Collections.singletonList(Objects.requireNonNull(one));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(E one, E two) {
    return Lists.<E>copyOf(Arrays.asList(one, two));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(E one, E two, E three) {
    return Lists.<E>copyOf(Arrays.asList(one, two, three));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(E one, E two, E three, E four) {
    return Lists.<E>copyOf(Arrays.asList(one, two, three, four));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(E one, E two, E three, E four, E five) {
    return Lists.<E>copyOf(Arrays.asList(one, two, three, four, five));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(E one, E two, E three, E four, E five, E six) {
    return Lists.<E>copyOf(Arrays.asList(one, two, three, four, five, six));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(E one, E two, E three, E four, E five, E six, E seven) {
    return Lists.<E>copyOf(Arrays.asList(one, two, three, four, five, six, seven));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(E one, E two, E three, E four, E five, E six, E seven, E eight) {
    return Lists.<E>copyOf(Arrays.asList(one, two, three, four, five, six, seven, eight));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(
      E one, E two, E three, E four, E five, E six, E seven, E eight, E nine) {
    return Lists.<E>copyOf(Arrays.asList(one, two, three, four, five, six, seven, eight, nine));
  }

  /** As {@link #of(Object...)}. */
  public static <E> List<E> of(
      E one, E two, E three, E four, E five, E six, E seven, E eight, E nine, E ten) {
    return Lists.<E>copyOf(
        Arrays.asList(one, two, three, four, five, six, seven, eight, nine, ten));
  }

  /** What comes, null too. */
  public static <E> List<E> toList(Stream<E> elements) {
    return Collections.unmodifiableList(elements.collect(Collectors.toList()));
  }

  /** As {@link #of(Object...)}. */
  @SuppressWarnings("unchecked") // it is a copy, of nothing else
  public static <E> List<E> copyOf(Collection<? extends E> elements) {
    Object[] copy = elements.toArray();
    for (Object element : copy) {
      Objects.requireNonNull(element);
    }
    return Collections.unmodifiableList((List<E>) Arrays.asList(copy));
  }
}
