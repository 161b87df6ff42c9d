import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/** One type of the JDK, to be woven by Byte Buddy's Advice: what that costs before any type is loaded. */
public final class AdviceAgent {
  public static void premain(String options, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .ignore(ElementMatchers.none())
        .disableClassFormatChanges()
        .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
        .type(ElementMatchers.named("sun.security.ssl.TransportContext"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(Entered.class).on(ElementMatchers.named("kickstart"))))
        .installOn(instrumentation);
  }

  static final class Entered {
    @Advice.OnMethodEnter
    static void enter() {}
  }
}
