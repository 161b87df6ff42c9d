package dev.redial.client.ktor;

import dev.redial.decision.Decisions;
import dev.redial.http.HeaderFields;
import dev.redial.http.RequestHook;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Layer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Ktor: writes the fields of a head, as the rule has them, before the empty line. */
final class KtorEndHook extends RequestHook {
  private static final ClientMethod FIELD =
      ClientMethod.object("headerLine(CharSequence,CharSequence)");

  /** Decides by these rules. */
  public KtorEndHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object builder) throws IOException {
    var head = KtorHead.of(builder);
    if (head != null && builder != null) {
      KtorHead.forget();
      write(head, builder);
    }
    return builder;
  }

  private void write(KtorHead head, Object builder) throws IOException {
    var rule = head.rule;
    if (rule == null) {
      leaves(head.fields(), head.host, head.port);
      write(head.fields(), builder);
      return;
    }
    try {
      var changed = head.fields();
      boolean enforced = change(changed, rule, head.host, head.port);
      write(enforced ? changed : head.fields(), builder);
    } catch (RuntimeException | LinkageError e) {
      throw decisions.refusal(rule, Layer.HTTP, head.host, e);
    }
  }

  private static void write(HeaderFields fields, Object builder) {
    for (int i = 0; i < fields.size(); i++) {
      FIELD.call(builder, fields.name(i), fields.value(i));
    }
  }
}
