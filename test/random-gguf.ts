/**
 * Writes a GGUF file (version 3, llama architecture) of random weights: two layers of width 64, a vocabulary of single
 * characters. It loads and speaks as any model does, and knows nothing.
 */
export function randomGguf(seed: number): Buffer {
  const random = generator(seed)
  const tokens = ['<unk>', '<s>', '</s>', ...bytes(), ...ascii()]
  const tensors = tensorsOf(tokens, random)
  const out = new Writer()
  out.raw(Buffer.from('GGUF')).u32(3).u64(tensors.length).u64(18)
  out.text('general.architecture').value(8, (w) => w.text('llama'))
  out.text('general.name').value(8, (w) => w.text('random'))
  for (const [key, value] of Object.entries({
    ...{ context_length: 16_384, embedding_length: WIDTH, block_count: LAYERS, feed_forward_length: FORWARD },
    ...{ 'attention.head_count': HEADS, 'attention.head_count_kv': KV_HEADS, 'rope.dimension_count': WIDTH / HEADS },
    vocab_size: tokens.length,
  })) {
    out.text(`llama.${key}`).value(4, (w) => w.u32(value))
  }
  out.text('llama.attention.layer_norm_rms_epsilon').value(6, (w) => w.f32(1e-5))
  out.text('tokenizer.ggml.model').value(8, (w) => w.text('llama'))
  out.text('tokenizer.ggml.tokens').list(8, tokens.length, (w, at) => w.text(tokens[at]!))
  out.text('tokenizer.ggml.scores').list(6, tokens.length, (w) => w.f32(0))
  // Unknown, control, byte, normal.
  out
    .text('tokenizer.ggml.token_type')
    .list(5, tokens.length, (w, at) => w.u32(at === 0 ? 2 : at < 3 ? 3 : at < 259 ? 6 : 1))
  out.text('tokenizer.ggml.bos_token_id').value(4, (w) => w.u32(1))
  out.text('tokenizer.ggml.eos_token_id').value(4, (w) => w.u32(2))
  out.text('tokenizer.chat_template').value(8, (w) => w.text(TEMPLATE))
  let offset = 0
  for (const { name, shape, data } of tensors) {
    out.text(name).u32(shape.length)
    for (const size of shape) out.u64(size)
    out.u32(0).u64(offset)
    offset += aligned(data.byteLength)
  }
  out.pad()
  for (const { data } of tensors) out.raw(Buffer.from(data.buffer)).pad()
  return out.done()
}

const WIDTH = 64
const LAYERS = 2
const FORWARD = 128
const HEADS = 4
const KV_HEADS = 2
const KV_WIDTH = (WIDTH / HEADS) * KV_HEADS

const TEMPLATE =
  "{% for message in messages %}{{ message['role'] + ': ' + message['content'] + '\n' }}{% endfor %}{% if add_generation_prompt %}{{ 'assistant: ' }}{% endif %}"

const bytes = () => Array.from({ length: 256 }, (_, at) => `<0x${at.toString(16).toUpperCase().padStart(2, '0')}>`)
const ascii = () => Array.from({ length: 95 }, (_, at) => (at === 0 ? '▁' : String.fromCharCode(32 + at)))

interface Tensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array
}

function tensorsOf(tokens: readonly string[], random: () => number): Tensor[] {
  const tensor = (name: string, shape: readonly number[], make: (at: number) => number): Tensor => ({
    ...{ name, shape },
    data: Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, at) => make(at)),
  })
  const noise = () => (random() - 0.5) * 0.4
  const one = () => 1
  // The first dimension of every token is 3 and stays so: what the layers add to it is nothing. It serves as a bias.
  const unlessFirstRow = (width: number) => (at: number) => (at < width ? 0 : noise())
  return [
    tensor('token_embd.weight', [WIDTH, tokens.length], (at) => (at % WIDTH === 0 ? 3 : noise())),
    ...Array.from({ length: LAYERS }, (_, n) => [
      tensor(`blk.${n}.attn_norm.weight`, [WIDTH], one),
      tensor(`blk.${n}.attn_q.weight`, [WIDTH, WIDTH], noise),
      tensor(`blk.${n}.attn_k.weight`, [WIDTH, KV_WIDTH], noise),
      tensor(`blk.${n}.attn_v.weight`, [WIDTH, KV_WIDTH], noise),
      tensor(`blk.${n}.attn_output.weight`, [WIDTH, WIDTH], unlessFirstRow(WIDTH)),
      tensor(`blk.${n}.ffn_norm.weight`, [WIDTH], one),
      tensor(`blk.${n}.ffn_gate.weight`, [WIDTH, FORWARD], noise),
      tensor(`blk.${n}.ffn_up.weight`, [WIDTH, FORWARD], noise),
      tensor(`blk.${n}.ffn_down.weight`, [FORWARD, WIDTH], unlessFirstRow(FORWARD)),
    ]).flat(),
    tensor('output_norm.weight', [WIDTH], one),
    tensor('output.weight', [WIDTH, tokens.length], (at) => (at % WIDTH === 0 ? likely(tokens[at / WIDTH]!) : noise())),
  ]
}

/** How willingly a character is said: what ends a string or a list more than letters, so that answers end. */
function likely(token: string): number {
  if (token.length > 1) return -6
  if (token === '▁') return -1.5
  if (token === '"') return 0.35
  if (token === '}' || token === ']') return 0.6
  return /[a-z]/i.test(token) ? 0.1 : -0.2
}

function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const aligned = (size: number): number => Math.ceil(size / 32) * 32

class Writer {
  private readonly parts: Buffer[] = []
  private length = 0

  raw(part: Buffer): this {
    this.parts.push(part)
    this.length += part.length
    return this
  }
  u32(value: number): this {
    const part = Buffer.alloc(4)
    part.writeUInt32LE(value)
    return this.raw(part)
  }
  u64(value: number): this {
    const part = Buffer.alloc(8)
    part.writeBigUInt64LE(BigInt(value))
    return this.raw(part)
  }
  f32(value: number): this {
    const part = Buffer.alloc(4)
    part.writeFloatLE(value)
    return this.raw(part)
  }
  text(value: string): this {
    const part = Buffer.from(value)
    return this.u64(part.length).raw(part)
  }
  value(type: number, write: (writer: this) => void): this {
    this.u32(type)
    write(this)
    return this
  }
  list(type: number, length: number, write: (writer: this, at: number) => void): this {
    this.u32(9).u32(type).u64(length)
    for (let at = 0; at < length; at++) write(this, at)
    return this
  }
  pad(): this {
    return this.raw(Buffer.alloc(aligned(this.length) - this.length))
  }
  done(): Buffer {
    return Buffer.concat(this.parts)
  }
}
