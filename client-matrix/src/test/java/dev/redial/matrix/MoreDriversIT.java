package dev.redial.matrix;

import static java.util.Map.entry;

import dev.redial.matrix.DriverServer.Opening;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** JDBC drivers and clients that are used less; nobody wrote hooks for most of them. */
@Tag("slow")
class MoreDriversIT extends DriversContract {
  MoreDriversIT() {
    super(
        Release.oneOf("MoreClients", "more-newest"),
        Map.ofEntries(
            entry("redshift", Opening.POSTGRES),
            entry("vertica", Opening.POSTGRES),
            entry("hsqldb", Opening.NONE),
            entry("hana", Opening.NONE),
            entry("zookeeper", Opening.NONE),
            entry("imaps", Opening.IMAPS),
            entry("mqtt", Opening.NONE)));
  }
}
