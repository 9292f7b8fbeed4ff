package org.gennas.proposal.llm;

/** A secret that goes into a request's header and nowhere else. */
public final class ApiKey {
  private final String secret;

  public ApiKey(String secret) {
    this.secret = secret.strip();
  }

  /** For the header only. */
  String secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "ApiKey[hidden]";
  }
}
