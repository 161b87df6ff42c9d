package dev.redial.curl;

/** Why there is no rule for a curl command, or no curl command for a rule, in words for people. */
public final class CurlProblem extends Exception {
  private static final long serialVersionUID = 1;

  CurlProblem(String message) {
    super(message);
  }
}
