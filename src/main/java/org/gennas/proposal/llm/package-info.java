/**
 * Proposals by a language model: providers and their servers, prompts, answers, the record of every
 * conversation. Only this room knows LangChain4j.
 */
package org.gennas.proposal.llm;
