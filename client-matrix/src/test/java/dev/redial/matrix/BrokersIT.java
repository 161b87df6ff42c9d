package dev.redial.matrix;

import static java.util.Map.entry;

import dev.redial.matrix.DriverServer.Opening;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Clients of message brokers, and of databases without JDBC. */
@Tag("slow")
class BrokersIT extends DriversContract {
  BrokersIT() {
    super(
        Release.oneOf("Brokers", "brokers-newest"),
        Map.ofEntries(
            entry("kafka", Opening.NONE),
            entry("mongodb", Opening.NONE),
            entry("rabbitmq", Opening.NONE),
            entry("activemq", Opening.NONE),
            entry("cassandra", Opening.NONE),
            entry("jedis", Opening.NONE)));
  }
}
