package dev.redial.older;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Of {@link Map}. */
@SuppressWarnings("checkstyle:ParameterNumber") // as that has them
public final class Maps {
  private Maps() {}

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of() {
    return Collections.emptyMap();
  }

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of(K key, V value) {
    return Collections.singletonMap(Objects.requireNonNull(key), Objects.requireNonNull(value));
  }

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of(K k1, V v1, K k2, V v2) {
    Object[] all = {k1, v1, k2, v2};
    return of(all);
  }

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of(K k1, V v1, K k2, V v2, K k3, V v3) {
    Object[] all = {k1, v1, k2, v2, k3, v3};
    return of(all);
  }

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of(K k1, V v1, K k2, V v2, K k3, V v3, K k4, V v4) {
    Object[] all = {k1, v1, k2, v2, k3, v3, k4, v4};
    return of(all);
  }

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of(K k1, V v1, K k2, V v2, K k3, V v3, K k4, V v4, K k5, V v5) {
    Object[] all = {k1, v1, k2, v2, k3, v3, k4, v4, k5, v5};
    return of(all);
  }

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of(
      K k1, V v1, K k2, V v2, K k3, V v3, K k4, V v4, K k5, V v5, K k6, V v6) {
    Object[] all = {k1, v1, k2, v2, k3, v3, k4, v4, k5, v5, k6, v6};
    return of(all);
  }

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of(
      K k1, V v1, K k2, V v2, K k3, V v3, K k4, V v4, K k5, V v5, K k6, V v6, K k7, V v7) {
    Object[] all = {k1, v1, k2, v2, k3, v3, k4, v4, k5, v5, k6, v6, k7, v7};
    return of(all);
  }

  /** Unmodifiable. */
  public static <K, V> Map<K, V> of(
      K k1,
      V v1,
      K k2,
      V v2,
      K k3,
      V v3,
      K k4,
      V v4,
      K k5,
      V v5,
      K k6,
      V v6,
      K k7,
      V v7,
      K k8,
      V v8,
      K k9,
      V v9,
      K k10,
      V v10) {
    Object[] all = {
      k1, v1, k2, v2, k3, v3, k4, v4, k5, v5, k6, v6, k7, v7, k8, v8, k9, v9, k10, v10
    };
    return of(all);
  }

  /** A pair of a map. */
  public static <K, V> Map.Entry<K, V> entry(K key, V value) {
    return new AbstractMap.SimpleImmutableEntry<>(
        Objects.requireNonNull(key), Objects.requireNonNull(value));
  }

  /** Unmodifiable. */
  @SafeVarargs
  @SuppressWarnings("varargs") // nothing else has the array
  public static <K, V> Map<K, V> ofEntries(Map.Entry<? extends K, ? extends V>... entries) {
    Map<K, V> map = new LinkedHashMap<>();
    for (Map.Entry<? extends K, ? extends V> entry : entries) {
      if (map.put(entry.getKey(), entry.getValue()) != null) {
        throw new IllegalArgumentException("duplicate key " + entry.getKey());
      }
    }
    return Collections.unmodifiableMap(map);
  }

  @SuppressWarnings("unchecked") // keys and values in turn
  private static <K, V> Map<K, V> of(Object[] all) {
    Map<K, V> map = new LinkedHashMap<>();
    for (int i = 0; i < all.length; i += 2) {
      if (map.put((K) all[i], (V) Objects.requireNonNull(all[i + 1])) != null) {
        throw new IllegalArgumentException("duplicate key " + all[i]);
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
