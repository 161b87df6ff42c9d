package dev.redial.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A Spring Boot application that calls a service and a database, and writes a log. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class Shop {
  private static final Logger LOG = LoggerFactory.getLogger(Shop.class);

  private final RestClient stock;

  public Shop(Environment environment) {
    stock = RestClient.create(environment.getRequiredProperty("stock.url"));
  }

  public static void main(String[] arguments) {
    SpringApplication.run(Shop.class, arguments);
  }

  /** Each line of the input is one thing to do; a dot says that it is done. */
  @Bean
  CommandLineRunner worker() {
    return arguments -> {
      var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        work(line);
        System.out.println(".");
      }
    };
  }

  private void work(String line) throws IOException {
    int space = line.indexOf(' ');
    var work = line.substring(0, space);
    var subject = line.substring(space + 1);
    try {
      LOG.info("{}: {}", line, work.equals("order") ? order(subject) : balance(subject));
    } catch (RestClientException | SQLException e) {
      LOG.error("{}: {}", line, reason(e).toString());
    }
  }

  private String order(String number) {
    var answer = stock.get().uri("/orders/" + number).retrieve().toBodilessEntity();
    return answer.getStatusCode().toString();
  }

  private static String balance(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT answer")) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The one at the bottom says it. */
  private static Throwable reason(Throwable failure) {
    return failure.getCause() == null ? failure : reason(failure.getCause());
  }
}
