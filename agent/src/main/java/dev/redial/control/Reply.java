package dev.redial.control;

import java.lang.instrument.Instrumentation;
import java.util.Properties;

/**
 * The answer of a visitor, who leaves nothing in the JVM: a text in the agent properties. The one
 * who asked removes it. Unlike {@link Answers}, it keeps no class of the visitor loaded. An agent
 * may publish its status meanwhile, and the answer is still read.
 */
public final class Reply {
  private final Properties properties;
  private final String name;

  private Reply(Properties properties, String name) {
    this.properties = properties;
    this.name = name;
  }

  /**
   * To the question with that number.
   *
   * @throws ReflectiveOperationException if this JVM cannot return an answer
   */
  public static Reply to(String number, Instrumentation jvm) throws ReflectiveOperationException {
    return new Reply(Answers.shared(jvm), Answers.ANSWER + number);
  }

  /** Says that there will be one. */
  public void promise() {
    properties.setProperty(name, "");
  }

  /** Has it read, and returns whether somebody still waits for it. */
  public boolean say(String text) {
    return properties.replace(name, text) != null;
  }

  /** Leaves nothing of it behind. */
  public void forget() {
    properties.remove(name);
  }
}
