package dev.redial.cli;

import dev.redial.doctor.Doctor;
import dev.redial.doctor.Watch;
import dev.redial.doctor.target.CallingJvm;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The command doctor inside another JVM, with what that one trusts, disables and is configured
 * with. {@code dev.redial.Visit} opens it there by name.
 */
public final class DoctorVisit implements BiFunction<String, Predicate<String>, String> {
  static final String OK = "ok\n";

  /** Before what is known while it goes on. */
  static final String SO_FAR = "so far\n";

  static final String SEPARATOR = "\n";

  /** For {@code Visit}. */
  public DoctorVisit() {}

  /**
   * In the JVM that is visited: what it tries and sees. Rules are proven elsewhere.
   *
   * @param teller is told what is known so far, and returns whether anybody still wants to know
   */
  @Override
  public String apply(String question, Predicate<String> teller) {
    try {
      var given = DoctorArguments.parse(question.split(SEPARATOR, -1));
      var doctor = new Doctor(given.question(), new CallingJvm(line -> {}, true));
      try (var watch = new Watch(doctor, known(doctor, given, teller))) {
        watch.begin();
        return OK + doctor.examine().encode();
      }
    } catch (IOException | InvalidPathException e) {
      return "error\n" + e.getMessage();
    }
  }

  private static BooleanSupplier known(
      Doctor doctor, DoctorArguments given, Predicate<String> teller) {
    return () -> {
      var known = doctor.soFar(given.json());
      return teller.test(SO_FAR + (known == null ? "" : known));
    };
  }
}
