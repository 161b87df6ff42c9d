package dev.redial.clients;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client is asked to do.
 *
 * @param targets one after the other with the same client
 * @param body sent by POST; without one the requests are GET
 * @param fields header fields that the application sets itself
 */
public record Call(List<URI> targets, @Nullable String body, Map<String, String> fields) {

  /** Reads words: URLs, {@code body=TEXT} and {@code NAME:VALUE} for a header field. */
  static Call parse(List<String> words) {
    var targets = new ArrayList<URI>();
    var fields = new LinkedHashMap<String, String>();
    String body = null;
    for (var word : words) {
      if (word.startsWith("body=")) {
        body = word.substring("body=".length());
      } else if (word.contains("://")) {
        targets.add(URI.create(word));
      } else {
        int colon = word.indexOf(':');
        fields.put(word.substring(0, colon), word.substring(colon + 1));
      }
    }
    return new Call(targets, body, fields);
  }

  URI target() {
    return targets.get(0);
  }
}
