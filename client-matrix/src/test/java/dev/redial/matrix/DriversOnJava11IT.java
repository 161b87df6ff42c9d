package dev.redial.matrix;

import org.junit.jupiter.api.Tag;

/** The last releases for Java 8, on Java 11, where there is one. */
@Tag("slow")
class DriversOnJava11IT extends DriversContract {
  DriversOnJava11IT() {
    super(Release.oneOf("DriversOfJava8", "drivers-java-8").onOlder(11), EVERY_ONE);
  }
}
