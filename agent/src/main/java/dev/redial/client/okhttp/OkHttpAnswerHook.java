package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.ClientMethod;
import org.jspecify.annotations.Nullable;

/** OkHttp: records what servers answer. */
final class OkHttpAnswerHook extends SideHook {
  private static final ClientMethod STATUS = ClientMethod.number("code()");
  private static final ClientMethod REQUEST = ClientMethod.object("request()");

  /** Decides by these rules. */
  public OkHttpAnswerHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object answer) {
    if (answer != null) {
      var url = OkHttpUrl.of(REQUEST.get(answer));
      decisions.reports().answered(OkHttpUrl.host(url), OkHttpUrl.port(url), STATUS.number(answer));
    }
    return answer;
  }
}
