package dev.redial.clients;

/** One way to dial out. */
interface Client {
  /** Returns the status and body of each answer. */
  String answer(Call call) throws Exception;
}
