package org.gennas.engine;

/**
 * Where the time of one training step went, in milliseconds.
 *
 * @param total from asking for the batch to the updated weights
 * @param inputWait until the batch was there, made ahead by another thread
 * @param forward arrays filled, activations
 * @param backward gradients and loss
 * @param update weights moved
 * @param inputCpu CPU time of the thread that made the batch, beside this one
 * @param heapBytes Java heap that the training thread allocated
 * @param loss before the step
 */
public record StepTimes(
    double total,
    double inputWait,
    double forward,
    double backward,
    double update,
    double inputCpu,
    long heapBytes,
    double loss) {}
