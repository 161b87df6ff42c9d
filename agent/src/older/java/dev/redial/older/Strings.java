package dev.redial.older;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Of {@link String}, {@link StringBuilder}, {@link Matcher} and {@link URLDecoder}. */
public final class Strings {
  private Strings() {}

  /** Whether there is nothing but white space. */
  public static boolean isBlank(String text) {
    return strip(text).isEmpty();
  }

  /** Without white space at both ends. */
  public static String strip(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    return stripTrailing(text.substring(start));
  }

  /** Without white space at the end. */
  public static String stripTrailing(String text) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(0, end);
  }

  /** That many times. */
  public static String repeat(String text, int times) {
    if (times < 0) {
      throw new IllegalArgumentException("count is negative: " + times);
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < times; i++) {
      all.append(text);
    }
    return all.toString();
  }

  /** By its own format. */
  @SuppressWarnings("AnnotateFormatMethod") // as that is
  public static String formatted(String format, Object... arguments) {
    return String.format(format, arguments);
  }

  /** Each by itself; an end of line at the end begins no other. */
  public static Stream<String> lines(String text) {
    return new BufferedReader(new StringReader(text)).lines();
  }

  /** All that match, from the beginning on. */
  public static Stream<MatchResult> results(Matcher matcher) {
    List<MatchResult> found = new ArrayList<>();
    matcher.reset();
    while (matcher.find()) {
      found.add(matcher.toMatchResult());
    }
    return found.stream();
  }

  /** Whether nothing was appended. */
  public static boolean isEmpty(StringBuilder text) {
    return text.length() == 0;
  }

  /** Of the percent form of URLs. */
  public static String decode(String text, Charset charset) {
    try {
      return URLDecoder.decode(text, charset.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
