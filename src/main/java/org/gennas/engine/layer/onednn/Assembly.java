package org.gennas.engine.layer.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Puts together the programs of one block at one batch size, and owns the handles that they are
 * made of. Closing it ends the programs.
 */
final class Assembly implements AutoCloseable {
  private final OneDnn library;
  private final Scratch scratch;
  private final BlockMemory memory;
  private final Deque<Runnable> releases = new ArrayDeque<>();

  /**
   * An argument of a primitive.
   *
   * @param role one of oneDNN's DNNL_ARG_ numbers
   */
  record Argument(int role, Tensor tensor) {}

  /**
   * @param scratch for tensors that only one program run needs
   * @param memory for tensors that one run leaves to the next
   */
  Assembly(OneDnn library, Scratch scratch, BlockMemory memory) {
    this.library = library;
    this.scratch = scratch;
    this.memory = memory;
    memory.begin();
  }

  Program program() {
    return new Program(library.stream());
  }

  static Argument argument(int role, Tensor tensor) {
    return new Argument(role, tensor);
  }

  /**
   * @param type dnnl_f32 or dnnl_bf16
   * @param tag order of the numbers
   */
  dnnl_memory_desc layout(int type, int tag, long... sizes) {
    dnnl_memory_desc made = new dnnl_memory_desc();
    OneDnn.check(
        dnnl_memory_desc_create_with_tag(made, sizes.length, sizes, type, tag),
        "describing a tensor");
    releases.push(() -> dnnl_memory_desc_destroy(made));
    return made;
  }

  dnnl_memory_desc strided(int type, long[] sizes, long[] strides) {
    dnnl_memory_desc made = new dnnl_memory_desc();
    OneDnn.check(
        dnnl_memory_desc_create_with_strides(made, sizes.length, sizes, type, strides),
        "describing a strided tensor");
    releases.push(() -> dnnl_memory_desc_destroy(made));
    return made;
  }

  /** A part of a tensor, as a tensor. */
  dnnl_memory_desc part(dnnl_memory_desc whole, long[] sizes, long[] from) {
    dnnl_memory_desc made = new dnnl_memory_desc();
    OneDnn.check(dnnl_memory_desc_create_submemory(made, whole, sizes, from), "describing a part");
    releases.push(() -> dnnl_memory_desc_destroy(made));
    return made;
  }

  /** A tensor in memory that somebody else owns. */
  Tensor view(dnnl_memory_desc layout, long address) {
    return tensor(layout, address, Optional.empty());
  }

  /** A tensor that lives as long as the block. */
  Tensor own(dnnl_memory_desc layout) {
    return view(layout, memory.claim(size(layout)));
  }

  /** A tensor in scratch memory, until it is given back. */
  Tensor borrow(dnnl_memory_desc layout) {
    Scratch.Part part = scratch.lease(size(layout));
    return tensor(layout, part.address(), Optional.of(part));
  }

  /** A tensor of zeros, only to be read. */
  Tensor zeros(dnnl_memory_desc layout) {
    return view(layout, scratch.zeros(size(layout)));
  }

  /** The memory may be borrowed again; nothing happens to a tensor that was not borrowed. */
  void giveBack(Tensor tensor) {
    tensor.lease().ifPresent(scratch::giveBack);
  }

  private static long size(dnnl_memory_desc layout) {
    return Math.max(64, dnnl_memory_desc_get_size(layout));
  }

  private Tensor tensor(dnnl_memory_desc layout, long address, Optional<Scratch.Part> lease) {
    dnnl_memory made = new dnnl_memory();
    OneDnn.check(
        dnnl_memory_create(made, layout, library.engine(), new Address(address)),
        "making a tensor");
    releases.push(() -> dnnl_memory_destroy(made));
    return new Tensor(layout, made, address, lease);
  }

  /**
   * What a convolution does after itself.
   *
   * @param sum add to what lies in its output already
   * @param relu then cut off below zero
   */
  dnnl_primitive_attr following(boolean sum, boolean relu) {
    dnnl_post_ops operations = new dnnl_post_ops();
    OneDnn.check(dnnl_post_ops_create(operations), "listing operations");
    if (sum) {
      OneDnn.check(
          dnnl_post_ops_append_sum(operations, 1, 0, dnnl_data_type_undef), "adding a sum");
    }
    if (relu) {
      OneDnn.check(
          dnnl_post_ops_append_eltwise(operations, dnnl_eltwise_relu, 0, 0), "adding ReLU");
    }
    dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    OneDnn.check(dnnl_primitive_attr_create(attributes), "making attributes");
    releases.push(() -> dnnl_primitive_attr_destroy(attributes));
    OneDnn.check(dnnl_primitive_attr_set_post_ops(attributes, operations), "setting attributes");
    dnnl_post_ops_destroy(operations);
    return attributes;
  }

  /** Makes a description of a primitive; {@code status} is what its maker returned. */
  @FunctionalInterface
  interface Maker {
    int make(dnnl_primitive_desc into, OneDnn library);
  }

  /**
   * @throws IllegalStateException if oneDNN has no such primitive
   */
  dnnl_primitive_desc describe(String what, Maker maker) {
    return tryToDescribe(maker)
        .orElseThrow(() -> new IllegalStateException("oneDNN has no primitive for " + what));
  }

  /** The same, where it may well be that there is none. */
  Optional<dnnl_primitive_desc> tryToDescribe(Maker maker) {
    dnnl_primitive_desc made = new dnnl_primitive_desc();
    int status = maker.make(made, library);
    if (status == dnnl_unimplemented || status == dnnl_invalid_arguments) {
      return Optional.empty();
    }
    OneDnn.check(status, "describing a primitive");
    releases.push(() -> dnnl_primitive_desc_destroy(made));
    return Optional.of(made);
  }

  static dnnl_memory_desc queried(dnnl_primitive_desc primitive, int what) {
    return dnnl_primitive_desc_query_md(primitive, what, 0);
  }

  static boolean same(dnnl_memory_desc one, dnnl_memory_desc other) {
    return dnnl_memory_desc_equal(one, other) != 0;
  }

  /** oneDNN's name of the implementation. */
  static String kernel(dnnl_primitive_desc primitive) {
    try (PointerPointer<BytePointer> answer = new PointerPointer<>(1)) {
      OneDnn.check(
          dnnl_primitive_desc_query(primitive, dnnl_query_impl_info_str, 0, answer),
          "asking for a kernel's name");
      return new BytePointer(answer.get(0)).getString();
    }
  }

  /** Whether it is one of the plain loops that oneDNN falls back to, 10 to 100 times slower. */
  static boolean isReference(dnnl_primitive_desc primitive) {
    return kernel(primitive).startsWith("ref");
  }

  /** Records a call. */
  void call(Program program, String what, dnnl_primitive_desc described, Argument... arguments) {
    dnnl_primitive made = new dnnl_primitive();
    OneDnn.check(dnnl_primitive_create(made, described), "making " + what);
    releases.push(() -> dnnl_primitive_destroy(made));
    dnnl_exec_arg_t list = new dnnl_exec_arg_t(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      list.position(i).arg(arguments[i].role()).memory(arguments[i].tensor().memory());
    }
    list.position(0);
    releases.push(list::close);
    program.add(new Program.Call(what, kernel(described), made, list, arguments.length));
  }

  /** Records the copying of a tensor into another order or type. */
  void reorder(Program program, String what, Tensor from, Tensor to) {
    dnnl_primitive_desc described =
        describe(
            "reordering " + what,
            (into, onednn) ->
                dnnl_reorder_primitive_desc_create(
                    into,
                    from.layout(),
                    onednn.engine(),
                    to.layout(),
                    onednn.engine(),
                    (dnnl_primitive_attr) null));
    call(
        program,
        "reorder " + what,
        described,
        argument(DNNL_ARG_FROM, from),
        argument(DNNL_ARG_TO, to));
  }

  /** Records {@code sum = one + other}; {@code sum} may be one of the two. */
  void add(Program program, Tensor one, Tensor other, Tensor sum) {
    dnnl_primitive_desc described =
        describe(
            "a sum",
            (into, onednn) ->
                dnnl_binary_primitive_desc_create(
                    into,
                    onednn.engine(),
                    dnnl_binary_add,
                    one.layout(),
                    other.layout(),
                    sum.layout(),
                    null));
    call(
        program,
        "add",
        described,
        argument(DNNL_ARG_SRC, one),
        argument(DNNL_ARG_SRC_1, other),
        argument(DNNL_ARG_DST, sum));
  }

  /**
   * A tensor times a factor.
   *
   * @param tensor as all other terms of the sum and the sum
   */
  record Term(float factor, Tensor tensor) {}

  /** Records the sum of terms into a tensor that may be one of them. */
  void sum(Program program, String what, Tensor to, Term... terms) {
    float[] factors = new float[terms.length];
    dnnl_primitive_desc described;
    try (PointerPointer<dnnl_memory_desc> layouts = new PointerPointer<>(terms.length);
        PointerPointer<dnnl_primitive_desc> answer = new PointerPointer<>(1)) {
      for (int i = 0; i < terms.length; i++) {
        factors[i] = terms[i].factor();
        layouts.put(i, terms[i].tensor().layout());
      }
      OneDnn.check(
          dnnl_sum_primitive_desc_create(
              answer, library.engine(), to.layout(), terms.length, factors, layouts, null),
          "describing " + what);
      described = new dnnl_primitive_desc(answer.get(0));
    }
    releases.push(() -> dnnl_primitive_desc_destroy(described));
    Argument[] arguments = new Argument[terms.length + 1];
    for (int i = 0; i < terms.length; i++) {
      arguments[i] = argument(DNNL_ARG_MULTIPLE_SRC + i, terms[i].tensor());
    }
    arguments[terms.length] = argument(DNNL_ARG_DST, to);
    call(program, what, described, arguments);
  }

  /** Handles in the reverse order of their making. */
  @Override
  public void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
  }
}
