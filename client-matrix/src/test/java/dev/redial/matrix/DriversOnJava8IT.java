package dev.redial.matrix;

import org.junit.jupiter.api.Tag;

/** The last releases for Java 8, on Java 8, where there is one. */
@Tag("slow")
class DriversOnJava8IT extends DriversContract {
  DriversOnJava8IT() {
    super(Release.oneOf("DriversOfJava8", "drivers-java-8").onOlder(8), EVERY_ONE);
  }
}
