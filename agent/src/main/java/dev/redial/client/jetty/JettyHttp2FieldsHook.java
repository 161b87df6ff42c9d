package dev.redial.client.jetty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Jetty over HTTP/2: gives the encoder what {@link JettyHttp2Hook} has decided, where it asks a
 * head for its authority and for its fields. The head itself stays as it is.
 */
final class JettyHttp2FieldsHook extends Hook {
  /** Decides by these rules. */
  public JettyHttp2FieldsHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.http().isEmpty();
  }

  @Override
  protected @Nullable Object on(@Nullable Object answer, @Nullable Object head) {
    var changed = JettyHttp2Hook.changed();
    if (changed == null || answer == null || head == null) {
      return answer;
    }
    if (answer instanceof String) {
      return changed.authority();
    }
    var fields = changed.take(head);
    if (fields == null) {
      return answer;
    }
    // Some releases of 9.4 have an encoder that asks for the fields one by one.
    return answer instanceof Iterator ? ((Iterable<?>) fields).iterator() : fields;
  }
}
