package dev.redial.http;

import dev.redial.decision.Decisions;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Applies a rule to a request of a client library: takes the fields out, and makes a new head. */
public abstract class ClientRequestHook extends RequestHook {
  protected ClientRequestHook(Decisions decisions) {
    super(decisions);
  }

  /** The fields of a head, Host among them. */
  public abstract HeaderFields read(Object head);

  /** A head like the other with these fields; the other stays as it is. */
  public abstract Object write(Object head, HeaderFields fields);

  /**
   * What goes out in place of the head.
   *
   * @param rule null if it is to go out as it is
   * @throws IOException if the rule cannot be applied
   */
  public final Object changed(Object head, @Nullable Rule rule, String host, int port)
      throws IOException {
    if (rule == null) {
      if (isWatched()) {
        leaves(read(head), host, port);
      }
      return head;
    }
    try {
      var fields = read(head);
      return change(fields, rule, host, port) ? write(head, fields) : head;
    } catch (RuntimeException | LinkageError e) {
      throw decisions.refusal(rule, Layer.HTTP, host, e);
    }
  }
}
