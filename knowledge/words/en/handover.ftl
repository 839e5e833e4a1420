# A person answers: enquiries, hand-over, phone calls.
flow-answer = Answer an enquiry
flow-call = Write down a phone call
flow-callback = A call back
