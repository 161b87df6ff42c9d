package dev.redial.clients;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program that dials out by many threads at once. */
public final class Crowd {
  private Crowd() {}

  /**
   * Answers each line {@code THREADS CALLS CLIENT,CLIENT… URL…}, where every client calls every URL
   * in turn, with how often which answer came.
   */
  public static void main(String[] arguments) throws IOException {
    Clients.run(Crowd::answer);
  }

  private static String answer(String line) {
    var words = Arrays.asList(line.split(" "));
    var clients = Arrays.asList(words.get(2).split(","));
    var urls = words.subList(3, words.size());
    var threads = Executors.newFixedThreadPool(Integer.parseInt(words.get(0)));
    try {
      return answers(
          threads,
          IntStream.range(0, Integer.parseInt(words.get(1)))
              .mapToObj(i -> inTurn(clients, i) + " " + inTurn(urls, i / clients.size())));
    } finally {
      threads.shutdown();
    }
  }

  private static String inTurn(List<String> all, int number) {
    return all.get(number % all.size());
  }

  private static String answers(ExecutorService threads, Stream<String> lines) {
    var answers = lines.map(line -> threads.submit(() -> Clients.answer(line))).toList();
    var counts = new TreeMap<String, Integer>();
    for (var answer : answers) {
      counts.merge(get(answer), 1, Integer::sum);
    }
    return counts.toString();
  }

  private static String get(Future<String> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
