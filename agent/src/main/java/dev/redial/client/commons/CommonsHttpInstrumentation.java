package dev.redial.client.commons;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Writes the head of each request of Commons HttpClient 3, CONNECT included. Seen in 3.0, 3.1. */
final class CommonsHttpInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.commons.httpclient.HttpMethodBase";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAfter(
            "getRequestHeaders",
            "writeRequestHeaders(HttpState,HttpConnection)",
            new CommonsHttpHook(decisions),
            RESULT,
            argument(1),
            SELF));
  }
}
