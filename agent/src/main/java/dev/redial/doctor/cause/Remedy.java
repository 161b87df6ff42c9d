package dev.redial.doctor.cause;

import dev.redial.doctor.target.ProxyAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does against a cause.
 *
 * @param actions its lines, in the language of rule files
 * @param proxy the one that it uses, or null
 * @param risk what it costs, in one line
 */
public record Remedy(List<String> actions, @Nullable ProxyAddress proxy, String risk) {
  public static Remedy of(String risk, String... actions) {
    return new Remedy(List.of(actions), null, risk);
  }

  static Remedy by(ProxyAddress proxy, String risk, String... more) {
    var actions = new ArrayList<>(List.of("proxy: by-doctor"));
    actions.addAll(List.of(more));
    return new Remedy(actions, proxy, risk);
  }
}
