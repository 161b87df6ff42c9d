package dev.redial;

import dev.redial.control.Reply;
import dev.redial.report.AgentVersion;
import dev.redial.work.AgentThread;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a running JVM who leaves nothing behind; {@code Agent} knows the name only.
 *
 * <p>Without rules in the JVM, it has classes of its own, which are gone with its thread. No class
 * of the JVM is changed, no rule holds for what it dials, and the JVM is not kept waiting.
 */
public final class Visit implements BiConsumer<@Nullable String, Instrumentation> {
  private static final int PARTS = 5;

  /** For {@code Agent}. */
  public Visit() {}

  /**
   * Answers once it knows. If the question is taken away before, the work for it ends soon.
   *
   * @param argument the number of the question, the version of the jar that asks, the class that
   *     answers, and the question. Without a question, the answer is taken away
   */
  @Override
  public void accept(@Nullable String argument, Instrumentation jvm) {
    var parts = String.valueOf(argument).split("\\|", PARTS);
    try {
      var reply = Reply.to(parts[1], jvm);
      if (parts.length < PARTS) {
        reply.forget();
      } else if (!parts[2].equals(AgentVersion.get())) {
        reply.promise();
        reply.say("error\nredial " + AgentVersion.get() + " is in this JVM; use its jar");
      } else {
        reply.promise();
        new Answering(reply, parts[3], parts[4]).start();
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM cannot return an answer", e);
    }
  }

  private static final class Answering extends AgentThread {
    private final Reply reply;
    private final String type;
    private final String question;

    Answering(Reply reply, String type, String question) {
      super("visit");
      this.reply = reply;
      this.type = type;
      this.question = question;
    }

    @Override
    protected void work() {
      String answer;
      try {
        answer = answer();
      } catch (ReflectiveOperationException | RuntimeException | Error e) {
        // whatever it is, somebody waits for the answer
        answer = "error\n" + e;
      }
      reply.say(answer);
    }

    /** By name, as what answers is of the command line, and no part of the agent. */
    @SuppressWarnings("unchecked")
    private String answer() throws ReflectiveOperationException {
      var answers = Class.forName(type).getConstructor().newInstance();
      return ((BiFunction<String, Predicate<String>, String>) answers).apply(question, reply::say);
    }
  }
}
