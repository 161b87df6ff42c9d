package dev.redial.decision;

import dev.redial.bridge.RedialBridge;
import dev.redial.rule.Effect;
import dev.redial.rule.Rule;
import dev.redial.work.Trusted;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What a woven method calls, through the bridge. */
public abstract class Hook extends RedialBridge {
  /** What this hook decides by. */
  protected final Decisions decisions;

  private int number = -1;

  /** Decides by these rules. */
  protected Hook(Decisions decisions) {
    this(decisions, true);
  }

  /** For {@link SideHook}. */
  Hook(Decisions decisions, boolean decides) {
    super(decides);
    this.decisions = decisions;
  }

  /**
   * Whether a connection under this rule must not go on without what this hook does. If it breaks,
   * it may not have known yet whom the connection is for.
   */
  protected boolean isNeededBy(Rule rule) {
    return false;
  }

  /** The number under which the bridge knows this hook. Called by the weaver only. */
  public final synchronized int number() {
    if (number < 0) {
      number = add(this);
    }
    return number;
  }

  @Override
  protected final void permit(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third) {
    permit(first, second);
  }

  /** Asks nothing. A hook that comes before the JDK's own question overrides it. */
  protected void permit(@Nullable Object first, @Nullable Object second) {
    // the JDK asks
  }

  /** Asks whether the application may look a host up if a rule has an effect on it. */
  protected final void checkLookUp(String host, Effect effect) {
    if (decisions.active().rules().any(host, effect, 0) != null) {
      Trusted.checkConnect(host, -1);
    }
  }

  /**
   * Asks whether it may connect if a rule is for the host; by the address, as the JDK does.
   *
   * @param remote what it is to connect to; nothing is asked of what is no InetSocketAddress
   */
  protected final void checkConnect(@Nullable Object remote) {
    if (remote instanceof InetSocketAddress asked
        && decisions.active().rules().match(asked.getHostString(), asked.getPort(), 0) != null) {
      var address = asked.getAddress();
      var host = address == null ? asked.getHostString() : address.getHostAddress();
      Trusted.checkConnect(host, asked.getPort());
    }
  }

  /**
   * Does the work. A hook overrides the one of these four that takes no more than the hook needs.
   * An operand in between that it does not need is called {@code unused}.
   */
  @Override
  protected @Nullable Object on(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third)
      throws IOException {
    return on(value, first, second);
  }

  /** For a hook that needs three. */
  protected @Nullable Object on(
      @Nullable Object value, @Nullable Object first, @Nullable Object second) throws IOException {
    return on(value, first);
  }

  /** For a hook that needs two. */
  protected @Nullable Object on(@Nullable Object value, @Nullable Object first) throws IOException {
    return on(value);
  }

  /** For a hook that needs one. */
  protected @Nullable Object on(@Nullable Object value) throws IOException {
    throw new IllegalStateException(getClass() + " overrides no on()");
  }

  @Override
  protected final @Nullable Object trusted(
      @Nullable Object value,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third)
      throws IOException {
    return new TrustedCall(this, value, first, second, third).answer();
  }

  /** For {@link TrustedCall}, which is not the bridge. */
  final @Nullable Object answer(TrustedCall call) throws IOException {
    return on(call.value(), call.first(), call.second(), call.third());
  }

  @Override
  protected final @Nullable Object broke(@Nullable Object value, Throwable t) throws IOException {
    if (t.getCause() instanceof VirtualMachineError end) {
      throw end;
    }
    decisions.reports().brokenHooks().broke(this, t);
    return value;
  }
}
